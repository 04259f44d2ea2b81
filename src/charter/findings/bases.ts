/** Findings on what amounts are counted of: bases that no vote and no demand can tell. */
import type { Base, QuorumTest, Test, Threshold } from '#tally/threshold.ts';
import { isOfUnits, unitKindCounted } from '../counted-units.ts';
import { spoken } from '../words.ts';
import type { BodyKindId, Holder, Law, Ruled } from '../law.ts';
import { about, namesOf, type FindingRule } from './finding-rule.ts';

type AnyTest = Test | QuorumTest;

/** Every amount that a vote is decided by, with its rule and the body that votes or is voted on. Questions that a body decides may count units. */
function amounts(law: Law): readonly (readonly [Ruled, string, Threshold | undefined])[] {
  const uncounted = (body: BodyKindId, threshold: Threshold | undefined): Threshold | undefined => {
    const rule = law.bodies.get(body);
    const isCounted = (test: AnyTest): boolean => rule !== undefined && isOfUnits(test) && unitKindCounted(law, rule, test) !== undefined;
    return threshold && { all: threshold.all.filter(test => !isCounted(test)), quorum: threshold.quorum.filter(test => !isCounted(test)) };
  };
  return [
    ...[...law.bodies.values()].map(body => [body.decides ?? body, body.id, uncounted(body.id, body.decides?.threshold)] as const),
    ...law.powers.map(power => [power, power.heldBy, uncounted(power.heldBy, power.threshold)] as const),
    ...law.recalls.map(recall => [recall, recall.body, recall.threshold] as const),
    ...law.elections.map(election => [election, election.body, election.quorum] as const),
    ...law.meetings.map(meeting => [meeting, meeting.body, meeting.quorum] as const),
  ];
}

/** A vote tells them only where it tells the units of those who vote apart. */
const UNTOLD: readonly Base[] = ['units', 'inhabitants'];

function untold(threshold: Threshold | undefined): readonly Base[] {
  return [...(threshold?.all ?? []), ...(threshold?.quorum ?? [])].map(test => test.of).filter(base => UNTOLD.includes(base));
}

const ofInhabitants = (holder: Holder): boolean => holder.kind === 'share' && holder.of === 'inhabitants';
/** Units sign with those who live in them, where that is recorded of any. */
const isRecorded = ({ unitKinds }: Law): boolean => [...unitKinds.values()].some(kind => kind.figures.includes('inhabitants'));

const gapBase: FindingRule = {
  code: 'gap-base', kind: 'gap', severity: 'warn',
  text: {
    en: 'What {bodies} decides or is asked for rests on a share of {bases}, which no vote and no signature can tell.',
    ru: 'Решение или требование ({bodies}) зависит от доли ({bases}), которую не показывает ни голосование, ни подпись.',
  },
  find: law => {
    const voted = amounts(law).flatMap(([rule, body, threshold]) => untold(threshold).map(base => ({ rule, body, base })));
    const demanded = law.meetings.filter(meeting => !isRecorded(law) && meeting.onDemandOf.some(ofInhabitants)).map(rule => ({ rule, body: rule.body as string, base: 'inhabitants' as Base }));
    const signed = law.petitions.filter(petition => !isRecorded(law) && petition.signedBy.some(ofInhabitants)).map(rule => ({ rule, body: rule.body as string, base: 'inhabitants' as Base }));
    const open = [...voted, ...demanded, ...signed];
    // What is completed in several articles may hold the share in any of them.
    return about(open.flatMap(({ rule }): readonly Ruled[] => [rule, ...(rule.alsoIn ?? []).map(article => ({ ...rule, article }))]), { bodies: namesOf(open.map(({ body }) => body)), bases: [...new Set(open.map(({ base }) => spoken(base)))].join(', ') });
  },
};

export const BASE_FINDINGS: readonly FindingRule[] = [gapBase];
