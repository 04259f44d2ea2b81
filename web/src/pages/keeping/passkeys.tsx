import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPasskey, passkeysQuery, removePasskey } from '../../api/access.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { Section } from '../../app/section.tsx';
import { LineForm } from '../entry/line-form.tsx';
import { useFresh } from './use-fresh.tsx';

/** Keys of the person's own devices, by which they sign in without a password. */
export function Passkeys() {
  const { t } = useTranslation();
  const fresh = useFresh();
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['me'] });
  const query = useQuery(passkeysQuery);
  const [added, setAdded] = useState(0);
  const add = useMutation({ mutationFn: addPasskey, onSuccess: () => { setAdded(added + 1); return refresh(); } });
  const remove = useMutation({ mutationFn: removePasskey, onSuccess: refresh });
  return (
    <Section title={t('passkey.title')}>
      <p className="note">{t('mine.passkeyNote')}</p>
      <Loaded query={query}>
        {({ passkeys }) => (passkeys.length === 0 ? <p>{t('mine.noPasskey')}</p> : (
          <ul className="entries">
            {passkeys.map(({ id, name, createdAt, usedAt }) => (
              <li key={id}>
                <p><b>{name}</b></p>
                <p className="entries__more"><span>{t('mine.added')} <Moment at={createdAt} /></span>{usedAt !== undefined && <span>{t('mine.used')} <Moment at={usedAt} /></span>}<button type="button" className="text-button" disabled={remove.isPending} onClick={() => remove.mutate(id)}>{t('passkey.remove')}<span className="visually-hidden"> {name}</span></button></p>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
      {fresh(remove.error, () => { if (remove.variables !== undefined) remove.mutate(remove.variables); })}
      {fresh(add.error, () => { if (add.variables !== undefined) add.mutate(add.variables); })}
      {'PublicKeyCredential' in window
        ? <LineForm key={added} submitName={t('passkey.add')} isBusy={add.isPending} fields={[{ name: 'name', title: t('passkey.name') }]} onSend={({ name = '' }) => add.mutate(name)} />
        : <p className="note">{t('mine.noPasskeyHere')}</p>}
    </Section>
  );
}
