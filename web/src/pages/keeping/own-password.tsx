import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPassword } from '../../api/access.ts';
import { Section } from '../../app/section.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { LineForm } from '../entry/line-form.tsx';
import { useFresh } from './use-fresh.tsx';

interface Written { readonly password: string; readonly name: string }

/** A password and the name that goes with it, or another password. */
export function OwnPassword({ login, isSet }: { readonly login: string | null; readonly isSet: boolean }) {
  const { t } = useTranslation();
  const fresh = useFresh();
  const queries = useQueryClient();
  const [done, setDone] = useState(0);
  const set = useMutation({
    mutationFn: ({ password, name }: Written) => setPassword(password, name === '' ? undefined : name),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['me'] });
      setDone(done + 1);
    },
  });
  return (
    <Section title={t('account.password')}>
      <p className="note">{t(isSet ? 'account.passwordSet' : 'account.passwordNone')}</p>
      {set.isSuccess && <Confirmation>{t('account.passwordDone')}</Confirmation>}
      {fresh(set.error, () => { if (set.variables) set.mutate(set.variables); })}
      <LineForm
        key={done} submitName={t('account.passwordGo')} isBusy={set.isPending} note={t('mine.passwordNote')}
        fields={[{ name: 'login', title: t('account.login'), autoComplete: 'username', initial: login ?? '', optional: login !== null }, { name: 'password', title: t('account.newPassword'), type: 'password', autoComplete: 'new-password' }]}
        onSend={({ password = '', login: name = '' }) => set.mutate({ password, name: name === login ? '' : name })}
      />
    </Section>
  );
}
