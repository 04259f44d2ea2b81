import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { endOtherSessions, endSession, sessionsQuery } from '../../api/access.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';

/** Where the person is signed in, and ending it there. */
export function Sessions() {
  const { t } = useTranslation();
  const words = useWords();
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['me', 'sessions'] });
  const query = useQuery(sessionsQuery);
  const end = useMutation({ mutationFn: endSession, onSuccess: refresh });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSuccess: refresh });
  return (
    <Section title={t('sessions.title')}>
      <Loaded query={query}>
        {({ current, sessions }) => (
          <>
            <ul className="entries">
              {sessions.map(({ session, device, factor, signedInAt }) => (
                <li key={session}>
                  <p><b>{device}</b> {session === current && <span className="note">{t('sessions.this')}</span>}</p>
                  <p className="entries__more"><span>{words('factor', factor)}</span><Moment at={signedInAt} />{session !== current && <button type="button" className="text-button" onClick={() => end.mutate(session)}>{t('sessions.end')}<span className="visually-hidden"> {device}</span></button>}</p>
                </li>
              ))}
            </ul>
            {sessions.length > 1 && <button type="button" className="button" onClick={() => endOthers.mutate()}>{t('sessions.endOthers')}</button>}
          </>
        )}
      </Loaded>
    </Section>
  );
}
