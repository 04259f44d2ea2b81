import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setEmail } from '../../api/access.ts';
import { Section } from '../../app/section.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { LineForm } from '../entry/line-form.tsx';
import { useFresh } from './use-fresh.tsx';

/** An address for links by e-mail; it counts once its owner has followed the link sent to it. */
export function OwnEmail({ email, hasMail }: { readonly email: string | null; readonly hasMail: boolean }) {
  const { t } = useTranslation();
  const fresh = useFresh();
  const set = useMutation({ mutationFn: setEmail });
  return (
    <Section title={t('signIn.email')}>
      <p className="note">{email === null ? t('mine.noEmail') : t('mine.hasEmail', { email })}</p>
      {!hasMail && <p className="note">{t('accessRefusal.mail-not-configured')}</p>}
      {set.isSuccess && <Confirmation>{t('mine.emailSent')}</Confirmation>}
      {fresh(set.error, () => { if (set.variables !== undefined) set.mutate(set.variables); })}
      {hasMail && <LineForm submitName={t('mine.emailGo')} isBusy={set.isPending} fields={[{ name: 'email', title: t('mine.newEmail'), type: 'email', autoComplete: 'email' }]} onSend={({ email: address = '' }) => set.mutate(address)} />}
    </Section>
  );
}
