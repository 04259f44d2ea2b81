import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { endOtherSessions, endSession, sessionsQuery } from '../../api/access.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { Section } from '../../app/section.tsx';
import { useFailure } from '../../app/use-failure.ts';
import { useWords } from '../../app/use-words.ts';
import { ErrorNote } from '../../components/error-note.tsx';

/** Where the person is signed in, and ending it there. */
export function Sessions() {
  const { t } = useTranslation();
  const words = useWords();
  const failure = useFailure();
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['me', 'sessions'] });
  const query = useQuery(sessionsQuery);
  const end = useMutation({ mutationFn: endSession, onSuccess: refresh });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSuccess: refresh });
  const error = end.error ?? endOthers.error;
  return (
    <Section title={t('sessions.title')}>
      {error && <ErrorNote title={failure(error)} />}
      <Loaded query={query}>
        {({ current, sessions }) => (
          <>
            <ul className="entries">
              {sessions.map(({ session, device, factor, signedInAt, seenAt }) => {
                const name = device === '' ? t('mine.unknownDevice') : device;
                return (
                  <li key={session}>
                    <p><b>{name}</b> {session === current && <span className="note">{t('sessions.this')}</span>}</p>
                    <p className="entries__more"><span>{words('factor', factor)}</span><span>{t('mine.since')} <Moment at={signedInAt} /></span><span>{t('mine.seen')} <Moment at={seenAt} /></span>{session !== current && <button type="button" className="text-button" disabled={end.isPending} onClick={() => end.mutate(session)}>{t('sessions.end')}<span className="visually-hidden"> {name}</span></button>}</p>
                  </li>
                );
              })}
            </ul>
            {sessions.length > 1 && <button type="button" className="button" disabled={endOthers.isPending} onClick={() => endOthers.mutate()}>{t('sessions.endOthers')}</button>}
          </>
        )}
      </Loaded>
    </Section>
  );
}
