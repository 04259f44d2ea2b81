import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addPasskey, passkeysQuery, removePasskey } from '../../api/access.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { LineForm } from '../entry/line-form.tsx';

/** Keys of the person's own devices, by which they sign in without a password. */
export function Passkeys() {
  const { t } = useTranslation();
  const failure = useFailure();
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['me'] });
  const query = useQuery(passkeysQuery);
  const add = useMutation({ mutationFn: addPasskey, onSuccess: refresh });
  const remove = useMutation({ mutationFn: removePasskey, onSuccess: refresh });
  const error = add.error ?? remove.error;
  return (
    <Section title={t('passkey.title')}>
      {error && <ErrorNote title={error.name === 'NotAllowedError' ? t('passkey.cancelled') : failure(error)} />}
      <Loaded query={query}>
        {({ passkeys }) => <ul className="entries">{passkeys.map(({ id, name }) => <li key={id}><b>{name}</b> <button type="button" className="text-button" onClick={() => remove.mutate(id)}>{t('passkey.remove')}<span className="visually-hidden"> {name}</span></button></li>)}</ul>}
      </Loaded>
      <LineForm submitName={t('passkey.add')} isBusy={add.isPending} fields={[{ name: 'name', title: t('passkey.name') }]} onSend={({ name = '' }) => add.mutate(name)} />
    </Section>
  );
}
