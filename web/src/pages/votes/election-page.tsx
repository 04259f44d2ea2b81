import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { ActsHere } from '../../acts/acts-here.tsx';
import { electionQuery } from '../../api/councils.ts';
import type { Candidate, ElectionView } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useBodyFor } from '../../app/use-thing-name.ts';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { ArticleReference } from '../../components/article-reference.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Progress } from '../../components/progress.tsx';

/** An election from the first nomination to the seats. */
export function ElectionPage() {
  const { id: org } = useOrganisation();
  const { id } = useParams({ from: '/o/$org/elections/$id' });
  const query = useQuery(electionQuery(org, id));
  return <Loaded query={query}>{election => <Election key={id} election={election} />}</Loaded>;
}

function Election({ election }: { readonly election: ElectionView }) {
  const { t } = useTranslation();
  const { id: org, name, zone } = useOrganisation();
  const words = useWords();
  const article = useArticle(org)(election.authority, election.articleLabel);
  const { body } = election;
  const standing = election.candidates.filter(candidate => candidate.stage !== 'withdrawn');
  const withdrawn = election.candidates.filter(candidate => candidate.stage === 'withdrawn');
  return (
    <div className="page-flow">
      <PageHead
        title={t('election.of', { body: useBodyFor()(body.name, election.constituencyName) })} label={t(election.byElection ? 'election.by' : 'election.label')}
        councils={[{ name, href: at(org, 'councils') }, { name: body.name, href: at(org, 'bodies', body.id) }]}
      />
      <FactsList facts={[
        { name: t('election.stage'), value: words('electionStage', election.stage) },
        { name: t('seats.constituency'), value: election.constituency === null ? t('seats.atLarge') : <AppLink href={at(org, 'units', election.constituency)}>{election.constituencyName}</AppLink> },
        { name: t('election.seatsName'), value: election.seats.length },
        { name: t('election.nominationsClose'), value: <Deadline at={election.nominationsClose as Instant} zone={zone} /> },
        { name: t('election.verifiers'), value: election.verifiers.length > 0 && election.verifiers.map((each, index) => <span key={each.id}>{index > 0 && ', '}<AppLink href={at(org, 'bodies', each.id)}>{each.name}</AppLink></span>) },
        { name: t('election.vote'), value: election.poll !== null && <AppLink href={at(org, 'polls', election.poll)}>{t('election.toPoll')}</AppLink> },
        { name: t('act.under'), value: article && <ArticleReference article={article} /> },
      ]} />
      {election.elected.length > 0 && (
        <Section title={t('election.elected')}>
          {election.stage === 'verification' && <p className="note">{t('election.unverified')}</p>}
          <ul className="entries">{election.elected.map(person => <li key={person.person}><AppLink className="entries__title" href={at(org, 'people', person.person)}>{person.name}</AppLink></li>)}</ul>
        </Section>
      )}
      <ActsHere about={[election.id]} />
      <Section title={t('election.candidates')}>
        {standing.length === 0 ? <EmptyState title={t('election.nobody')}>{t('election.nobodyWay')}</EmptyState> : <ul className="entries">{standing.map(candidate => <CandidateEntry key={candidate.person} candidate={candidate} isOpen={election.stage === 'nomination'} />)}</ul>}
        {withdrawn.length > 0 && <p className="note">{t('election.withdrawn', { names: withdrawn.map(candidate => candidate.name).join(', ') })}</p>}
      </Section>
    </div>
  );
}

function CandidateEntry({ candidate, isOpen }: { readonly candidate: Candidate; /** Nominations are. */ readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const { person, name, stage, nominatedBy, statement, signatures } = candidate;
  return (
    <li>
      <h3><AppLink className="entries__title" href={at(org, 'people', person)}>{name}</AppLink></h3>
      <p className="entries__more"><span>{words('candidateStage', stage)}</span><span>{nominatedBy.person === person ? t('election.self') : t('election.nominatedBy', { name: nominatedBy.name })}</span></p>
      {signatures && <Signatures {...signatures} isOpen={isOpen} />}
      {statement && <p className="prose">{statement}</p>}
    </li>
  );
}

/** How far a candidate by petition has come, and what is missing for the ballot. */
function Signatures({ signed, need, mine, isOpen }: NonNullable<Candidate['signatures']> & { readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const missing = Math.max(0, need - signed);
  return (
    <div className="stack-tight">
      <Progress title={t('signatures.title')} done={signed} total={need} />
      <p className="note">{missing === 0 ? t('signatures.enough') : t(isOpen ? 'signatures.missing' : 'signatures.tooFew', { count: missing })} {mine && t('signatures.mine')}</p>
    </div>
  );
}
