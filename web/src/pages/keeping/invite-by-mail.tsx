import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { installationQuery } from '../../api/installation.ts';
import { inviteByMail } from '../../api/rolls.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { useFailure } from '../../app/use-failure.ts';
import { Confirmation } from '../../components/confirmation.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { newIdempotencyKey } from '../../components/idempotency-key.ts';

interface InviteByMailProps {
  /** Undefined while nobody is chosen. */
  readonly to: { readonly unit: string } | { readonly persons: readonly string[] } | undefined;
}

/** The same way in by mail, for those whose address stands on the roll. Not offered where nobody sends mail. */
export function InviteByMail({ to }: InviteByMailProps) {
  const { t } = useTranslation();
  const { id: org, sample } = useOrganisation();
  const failure = useFailure();
  const hasMail = useQuery(installationQuery).data?.mail === true && !sample;
  const invite = useMutation({ mutationFn: (chosen: NonNullable<InviteByMailProps['to']>) => inviteByMail(org, { ...chosen, key: newIdempotencyKey() }) });
  if (!hasMail) return null;
  return (
    <div className="stack-tight">
      <p className="note">{t('invite.note')}</p>
      <button type="button" className="button" disabled={to === undefined || invite.isPending} onClick={() => { if (to) invite.mutate(to); }}>{t('invite.go')}</button>
      {invite.isError && <ErrorNote title={failure(invite.error)} />}
      {invite.data && (
        <Confirmation>
          <p>{t('invite.sent', { count: invite.data.invited })}</p>
          {invite.data.without.length > 0 && <p>{t('invite.without', { names: invite.data.without.map(({ name }) => name).join(', ') })}</p>}
        </Confirmation>
      )}
    </div>
  );
}
