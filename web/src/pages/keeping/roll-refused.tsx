import { Refused } from '../../api/request.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { useFailure } from '../../app/use-failure.ts';
import { useRefusal } from '../../app/use-refusal.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Refusal } from '../../components/refusal.tsx';

/** Why work on the roll was not done: by the House Rules, or because no answer came. */
export function RollRefused({ error }: { readonly error: Error }) {
  const { id: org, zone } = useOrganisation();
  const refusal = useRefusal(org, zone);
  const failure = useFailure();
  return error instanceof Refused && error.status === 422 ? <Refusal {...refusal(error.error)} /> : <ErrorNote title={failure(error)} />;
}
