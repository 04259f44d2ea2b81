import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActsHere } from '../../acts/acts-here.tsx';
import { shownChange } from '../../acts/amending.ts';
import { motionQuery } from '../../api/meetings.ts';
import type { AmendmentView, MotionView } from '../../api/meetings.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Kept } from '../../app/kept.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { ArticleReference } from '../../components/article-reference.tsx';
import { DiffView } from '../../components/diff-view.tsx';
import { Collisions } from './collisions.tsx';
import { EffectObjects } from './effect-objects.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { useParagraphName } from './use-paragraph-name.ts';

/** A motion: its text by paragraphs, what it would do, its amendments and how delegates are bound on it. */
export function MotionPage() {
  const { id: org } = useOrganisation();
  const { id } = useParams({ from: '/o/$org/motions/$id' });
  const query = useQuery(motionQuery(org, id));
  return <Loaded query={query}>{motion => <Motion key={id} motion={motion} />}</Loaded>;
}

function Motion({ motion }: { readonly motion: MotionView }) {
  const { t } = useTranslation();
  const { id: org, name } = useOrganisation();
  const words = useWords();
  const article = useArticle(org)(motion.authority, motion.articleLabel);
  const { body } = motion;
  return (
    <div className="page-flow">
      <PageHead title={motion.title ?? t('motion.untitled')} label={`${words('effect', motion.effect.kind)}: ${words('motionStage', motion.stage)}`} councils={[{ name, href: at(org, 'councils') }, { name: body.name, href: at(org, 'bodies', body.id) }]} />
      {motion.paragraphs.length > 0 && <Paragraphs paragraphs={motion.paragraphs} />}
      {motion.amends === null && <EffectObjects title={t('field.effect')} objects={motion.objects} charter={motion.charter} />}
      {motion.amends !== null && <OwnChanges motion={motion} base={motion.amends} />}
      <FactsList facts={[
        { name: t('motion.mover'), value: <AppLink href={at(org, 'people', motion.mover.person)}>{motion.mover.name}</AppLink> },
        { name: t('motion.inNameOf'), value: motion.inNameOf && <><AppLink href={at(org, 'decisions', motion.inNameOf.id)}>{motion.inNameOf.title ?? t('motion.untitled')}</AppLink> ({motion.inNameOf.bodyName}, <Moment at={motion.inNameOf.at} />)</> },
        { name: t('motion.seconders'), value: motion.secondersNeeded === 0 && motion.seconders.length === 0 ? undefined : t('motion.secondersOf', { names: motion.seconders.map(person => person.name).join(', ') || '–', have: motion.seconders.length, need: motion.secondersNeeded }) },
        { name: t('motion.moved'), value: <Moment at={motion.moved} /> },
        { name: t('motion.meeting'), value: motion.meeting !== null && <AppLink href={at(org, 'meetings', motion.meeting)}>{t('motion.toMeeting')}</AppLink> },
        { name: t('election.vote'), value: motion.poll !== null && <AppLink href={at(org, 'polls', motion.poll)}>{t('election.toPoll')}</AppLink> },
        { name: t('motion.decision'), value: motion.decision !== null && <AppLink href={at(org, 'decisions', motion.decision)}>{t('motion.toDecision')}</AppLink> },
        { name: t('act.under'), value: article && <ArticleReference article={article} /> },
      ]} />
      <ActsHere about={[motion.id]} />
      {motion.amendments.length > 0 && <Section title={t('motion.amendments')}>{motion.amendments.map(amendment => <Amendment key={amendment.id} amendment={amendment} motion={motion} />)}</Section>}
      <Collisions motion={motion} />
      <Instructions motion={motion} />
    </div>
  );
}

function Amendment({ amendment, motion }: { readonly amendment: AmendmentView; readonly motion: MotionView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const nameOfParagraph = useParagraphName();
  const colliding = motion.amendments.filter(other => amendment.collidesWith.includes(other.id));
  return (
    <article className="stack-tight amendment">
      <h3><AppLink className="entries__title" href={at(org, 'motions', amendment.id)}>{amendment.title ?? t('motion.untitled')}</AppLink></h3>
      <p className="entries__more"><span>{amendment.mover.name}</span><span>{words('motionStage', amendment.stage)}</span></p>
      {amendment.changes.map(change => {
        const { paragraph, before, after } = shownChange(change, motion.paragraphs);
        const collisions = colliding.flatMap(other => other.changes.filter(their => their.paragraph === change.paragraph).map(their => ({ name: other.title ?? t('motion.untitled'), href: at(org, 'motions', other.id), words: their.text ?? t('diff.struck') })));
        return <DiffView key={paragraph} title={nameOfParagraph(paragraph)} before={before} after={after} collisions={collisions} />;
      })}
    </article>
  );
}

/** On an amendment's own page: what it changes in the text of the motion it belongs to. */
function OwnChanges({ motion, base }: { readonly motion: MotionView; readonly base: string }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const nameOfParagraph = useParagraphName();
  const query = useQuery(motionQuery(org, base));
  return (
    <Section title={t('motion.changes')} aside={<AppLink href={at(org, 'motions', base)}>{query.data?.title ?? t('motion.amended')}</AppLink>}>
      {motion.changes.map(change => {
        const { paragraph, before, after } = shownChange(change, query.data?.paragraphs ?? []);
        return <DiffView key={paragraph} title={nameOfParagraph(paragraph)} before={before} after={after} />;
      })}
    </Section>
  );
}

function Instructions({ motion }: { readonly motion: MotionView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  if (motion.instructions.length === 0) return null;
  return (
    <Section title={t('motion.instructions')}>
      <ul className="entries">{motion.instructions.map(instruction => <li key={instruction.seat}><span className="entries__title">{instruction.holder?.name ?? t('seat.vacant')}: {words('side', instruction.vote)}</span><p className="entries__more"><AppLink href={at(org, 'decisions', instruction.by)}>{t('motion.byDecision')}</AppLink><Kept kept={instruction.kept} /></p></li>)}</ul>
    </Section>
  );
}
