import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActsHere } from '../../acts/acts-here.tsx';
import { personQuery } from '../../api/councils.ts';
import type { PersonView } from '../../api/councils.ts';
import { search } from '../../api/request.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Kept } from '../../app/kept.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Corrections } from '../keeping/corrections.tsx';
import { IssuedCodes } from '../keeping/issued-codes.tsx';
import { useVoteWords } from '../votes/use-vote-words.ts';

/** What a person holds, and what they did in it: votes, reports, instructions kept and broken. */
export function PersonPage() {
  const { id: org } = useOrganisation();
  const { id } = useParams({ from: '/o/$org/people/$id' });
  const query = useQuery(personQuery(org, id));
  return <Loaded query={query}>{person => <Person key={id} person={person} />}</Loaded>;
}

function Person({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation();
  const { id: org, me } = useOrganisation();
  const words = useWords();
  const { day } = useFormat();
  const { standing, particulars } = person;
  return (
    <div className="page-flow">
      <PageHead title={person.name} label={t('person.label')} />
      <ActsHere about={[person.person, ...person.seats.map(seat => seat.seat)]} />
      <Section title={t('person.seats')}>
        {person.seats.length === 0 ? <EmptyState title={t('person.noSeats')} /> : (
          <ul className="entries">
            {person.seats.map(seat => (
              <li key={seat.seat}>
                <AppLink className="entries__title" href={at(org, 'bodies', seat.body)}>{seat.bodyName}</AppLink>
                <p className="entries__more"><span>{seat.constituencyName ?? t('seats.atLarge')}</span><span>{words('mandate', seat.mandate)}</span>{seat.until && <span>{t('seats.until', { day: day(seat.until) })}</span>}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {person.instructions.length > 0 && (
        <Section title={t('person.instructions')}>
          <ul className="entries">
            {person.instructions.map((instruction, index) => (
              <li key={index}><AppLink className="entries__title" href={at(org, 'motions', instruction.motion)}>{instruction.title ?? t('person.aMotion')}</AppLink><p className="entries__more"><span>{words('side', instruction.vote)}</span><Kept kept={instruction.kept} /></p></li>
            ))}
          </ul>
        </Section>
      )}
      <Votes votes={person.votes} />
      {person.reports.length > 0 && (
        <Section title={t('person.reports')}>
          {person.reports.map(report => <article key={report.id} className="prose"><p className="note"><Moment at={report.at} /></p><p>{report.text ?? t('load.erased')}</p></article>)}
        </Section>
      )}
      {standing && (
        <Section title={t('person.standing')}>
          <FactsList facts={[
            { name: t('person.status'), value: words('status', standing.status) }, { name: t('person.joined'), value: standing.joined && day(standing.joined) }, { name: t('person.units'), value: standing.units.map(unit => unit.name).join(', ') },
            ...Object.entries(standing.attributes).map(([name, value]) => ({ name: name.replaceAll('-', ' '), value: day(value) })),
            { name: t('person.number'), value: particulars?.number }, { name: t('signIn.email'), value: particulars?.email },
          ]} />
          {me?.keeps.includes('roll') && <p><AppLink className="button" href={`${at(org, 'members', 'correct')}${search({ person: person.person })}`}>{t('correctOne.link')}</AppLink></p>}
        </Section>
      )}
      {person.codes && <IssuedCodes person={person.person} codes={person.codes} />}
      {person.corrections && <Corrections corrections={person.corrections} />}
    </div>
  );
}

function Votes({ votes }: { readonly votes: PersonView['votes'] }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const voteWords = useVoteWords();
  if (votes.length === 0) return null;
  return (
    <Section title={t('person.votes')}>
      <ul className="entries">{votes.map(vote => <li key={`${vote.poll}${vote.seat}`}><AppLink className="entries__title" href={at(org, 'polls', vote.poll)}>{vote.title ?? t('person.aPoll')}</AppLink><p className="note">{voteWords(vote.vote)}</p></li>)}</ul>
    </Section>
  );
}
