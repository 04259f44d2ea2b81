import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rational } from '#kernel/rational.ts';
import type { Instant } from '#kernel/time.ts';
import { ActButton } from '../components/act-button.tsx';
import { ActForm } from '../components/act-form.tsx';
import { Article } from '../components/article.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ChoiceBallot } from '../components/choice-ballot.tsx';
import { Confirmation } from '../components/confirmation.tsx';
import { CouncilTree } from '../components/council-tree.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Dialog } from '../components/dialog.tsx';
import { DiffView } from '../components/diff-view.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { FilePicker } from '../components/file-picker.tsx';
import { Progress } from '../components/progress.tsx';
import { RankingBallot } from '../components/ranking-ballot.tsx';
import { Refusal } from '../components/refusal.tsx';
import { ResultBar } from '../components/result-bar.tsx';
import { SeatMap } from '../components/seat-map.tsx';
import { Shell } from '../components/shell.tsx';
import { VerdictTable } from '../components/verdict-table.tsx';
import { StageSteps } from '../count/stage-steps.tsx';
import { WhyOption } from '../count/why-option.tsx';
import { galleryCount } from './gallery-count.ts';
import { GALLERY_EN } from './gallery-en.ts';
import { GALLERY_RU } from './gallery-ru.ts';
import { galleryCouncils } from './gallery-words.ts';
import type { GalleryWords } from './gallery-words.ts';
import './gallery.css';

const ZONE = 'Europe/Oslo';
const OPENED = Date.now();
const inHours = (hours: number): Instant => (OPENED + hours * 3_600_000 + 60_000) as Instant;

interface Words { readonly words: GalleryWords }

/** Every component with realistic content in the language of the interface. */
export function GalleryPage() {
  const { i18n } = useTranslation();
  const words = i18n.language === 'ru' ? GALLERY_RU : GALLERY_EN;
  const { headings } = words;
  return (
    <Shell
      organisation={{ name: words.organisation, href: '/gallery' }}
      person={{ name: words.person, href: '/me' }}
      sections={words.sections.map((title, index) => ({ title, href: `/gallery?section=${index}`, current: index === 0 }))}
    >
      <div className="gallery" key={i18n.language}>
        <header className="stack-tight">
          <Breadcrumb councils={words.councils.map((name, depth) => ({ name, href: `/units/${depth}` }))} />
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
        </header>
        <Part title={headings.open}><OpenActs words={words} /></Part>
        <Part title={headings.law}><Law words={words} /></Part>
        <Part title={headings.decide}><Decision words={words} /></Part>
        <Part title={headings.vote}><Ballots words={words} /></Part>
        <Part title={headings.councils}><Councils words={words} /></Part>
        <Part title={headings.amend}><Amendment words={words} /></Part>
        <Part title={headings.count}><Count words={words} /></Part>
        <Part title={headings.rolls}><Roll words={words} /></Part>
        <Part title={headings.answers}><Answers words={words} /></Part>
      </div>
    </Shell>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="stack"><h2>{title}</h2>{children}</section>;
}

const articleLink = (label: string) => ({ label, href: `/gallery#art-${parseInt(label, 10)}` });

function OpenActs({ words }: Words) {
  return (
    <div className="gallery__pair">
      <div>
        {words.acts.map(act => (
          <ActButton key={act.title} title={act.title} object={act.object} href="/gallery" article={articleLink(act.article)} due={{ at: inHours(act.hours), zone: ZONE }} />
        ))}
      </div>
      <RecallForm words={words} />
    </div>
  );
}

function RecallForm({ words: { recall } }: Words) {
  const field = useId();
  return (
    <ActForm
      title={recall.title} article={articleLink('17')} due={{ at: inHours(76), zone: ZONE }} consequences={recall.consequences}
      confirm={recall.confirm} submitName={recall.submit} onAct={() => Promise.resolve({ kind: 'done', message: recall.done })}
    >
      <div className="field">
        <label htmlFor={field}>{recall.reason}</label>
        <textarea id={field} className="input" />
      </div>
    </ActForm>
  );
}

function Law({ words }: Words) {
  const { i18n } = useTranslation();
  return (
    <div>
      {words.articles.map(article => (
        <Article key={article.label} {...article} id={`art-${article.label}`} lang={i18n.language} findings={article.findings.map(finding => ({ ...finding, key: finding.text }))} />
      ))}
    </div>
  );
}

function Decision({ words }: Words) {
  const { verdict, refusal } = words;
  return (
    <>
      <ResultBar title={verdict.bar} votes={{ for: 67n, against: 31n, abstain: 5n }} total={103n} need={rational(206, 3)} strict={false} />
      <VerdictTable
        article={articleLink('31')} rule={verdict.rule} outcome={verdict.outcome} carried={false} wouldHaveChangedIt={verdict.changes}
        tests={[
          { kind: 'quorum', base: 'seats', total: 121n, share: rational(1, 2), strict: true, have: rational(103), met: true },
          { kind: 'majority', base: 'present', total: 103n, share: rational(2, 3), strict: false, have: rational(67), met: false },
        ]}
      />
      <Refusal
        article={articleLink('18')} reason={refusal.reason} figures={refusal.figures.map(([name, value]) => ({ name, value }))}
        remedies={refusal.remedies.map((text, index) => (index === 0 ? { text, href: '/gallery' } : { text }))}
      />
    </>
  );
}

function Ballots({ words }: Words) {
  const [ranking, setRanking] = useState<readonly string[]>(() => words.candidates.slice(0, 2).map(([name]) => name));
  const [vote, setVote] = useState<readonly string[]>(['0']);
  const [tellers, setTellers] = useState<readonly string[]>([]);
  const candidates = words.candidates.map(([name, note]) => ({ id: name, name, note }));
  return (
    <div className="gallery__pair">
      <div className="stack">
        <RankingBallot title={words.committee} candidates={candidates} ranking={ranking} onRank={setRanking} />
        <Dialog title={words.dialog.title} description={words.dialog.description} trigger={<button type="button" className="button">{words.dialog.trigger}</button>}><p className="prose">{words.dialog.text}</p></Dialog>
      </div>
      <div className="stack">
        <ChoiceBallot title={words.motion.title} options={words.motion.options.map(([name, note], index) => ({ id: String(index), name, note }))} chosen={vote} atMost={1} onChoose={setVote} />
        <ChoiceBallot title={words.tellers} options={candidates.slice(2)} chosen={tellers} atMost={2} onChoose={setTellers} />
      </div>
    </div>
  );
}

function Councils({ words }: Words) {
  const seats = Array.from({ length: 63 }, (_, index) => {
    const holder = words.seats.holders[index % words.seats.holders.length] ?? '';
    const seat = { id: String(index), constituency: `${words.seats.constituency} ${index + 1}` };
    if (index === 3) return { ...seat, holder: words.person, mine: true };
    return index % 17 === 9 ? seat : { ...seat, holder };
  });
  return (
    <div className="gallery__pair">
      <SeatMap title={words.seats.title} seats={seats} />
      <CouncilTree title={words.tree} root={galleryCouncils(words)} />
    </div>
  );
}

function Amendment({ words: { diff } }: Words) {
  return <DiffView title={diff.title} before={diff.before} after={diff.after} collisions={[{ name: diff.collision, href: '/amendments/9', words: diff.words }]} />;
}

function Count({ words }: Words) {
  const counted = galleryCount(words.candidates.map(([name]) => name));
  return <><p>{words.count}</p><StageSteps counted={counted} nameOf={name => name} /><WhyOption counted={counted} nameOf={name => name} /></>;
}

function Roll({ words }: Words) {
  const { roll } = words;
  const rows = Array.from({ length: 24 }, (_, index) => ({
    id: String(index), name: words.candidates[index % 5]?.[0] ?? '', unit: `${words.workplace} ${1 + ((index * 7) % 24)}`, since: 1998 + ((index * 5) % 28), dues: (index * 11) % 13,
  }));
  return (
    <>
      <DataTable
        caption={roll.caption} rows={rows} keyOf={row => row.id} pageSize={6}
        columns={[
          { key: 'name', title: roll.name, cell: row => row.name, sortBy: row => row.name },
          { key: 'unit', title: roll.unit, cell: row => row.unit, sortBy: row => row.unit },
          { key: 'since', title: roll.since, cell: row => row.since, sortBy: row => row.since, numeric: true },
          { key: 'dues', title: roll.dues, cell: row => row.dues, sortBy: row => row.dues, numeric: true },
        ]}
      />
      <FilePicker title={words.file} accept=".csv,text/csv" limit={8 * 1_048_576} onText={() => undefined} />
    </>
  );
}

function Answers({ words }: Words) {
  return (
    <>
      <Confirmation quiet>{words.castNote}</Confirmation>
      <ErrorNote title={words.offline.title}>{words.offline.way}</ErrorNote>
      <EmptyState title={words.empty.title}>{words.empty.way}</EmptyState>
      <Progress title={words.progress} done={1412} total={2000} />
      <Progress title={words.working} done={0} />
    </>
  );
}
