/** Elections of the sample: people stand, say why, and the constituency votes. */
import type { Election } from '#assembly/facts.ts';
import type { BodyId, PersonId } from '#assembly/ids.ts';
import { kindOfBody } from '#assembly/ids.ts';
import type { Stage } from './stage.ts';
import { STATEMENTS } from './texts.ts';

export async function callAll(stage: Stage, bodies: readonly string[], by: PersonId): Promise<void> {
  await Promise.all(bodies.map(body => stage.act('call-election', { body: body as BodyId }, by)));
}

/** Who may stand: members of the constituency, or of any workplace where a body elects. */
async function pool(stage: Stage, election: Election, everywhere: readonly PersonId[]): Promise<readonly PersonId[]> {
  const unit = election.constituency ?? election.body.split('@')[1];
  const local = unit === undefined ? [] : await stage.members(unit);
  return local.length > 0 ? local : everywhere;
}

/** One to three more candidates than seats stand in every election under way; in those named, no more than there are seats. */
export async function standAll(stage: Stage, everywhere: readonly PersonId[], uncontested: readonly string[] = []): Promise<void> {
  for (const election of await stage.elections('nomination')) {
    const wanted = election.seats.length + (uncontested.includes(`${election.body}/${election.constituency ?? ''}`) ? 0 : 1 + stage.random.below(3));
    const standing = new Set(election.candidates.map(candidate => candidate.person));
    const others = (await pool(stage, election, everywhere)).filter(person => !standing.has(person));
    await standIn(stage, election, others, Math.max(0, wanted - standing.size));
  }
}

/** A refusal is an answer: who may not stand is passed over. */
export async function standIn(stage: Stage, election: Election, from: readonly PersonId[], wanted: number): Promise<void> {
  const willing = stage.some(from, wanted + 6);
  let standing = 0;
  while (standing < wanted && willing.length > 0) {
    const asked = willing.splice(0, wanted - standing);
    const outcomes = await Promise.all(asked.map(person => stage.attempt('nominate', { election: election.id, person }, person)));
    const accepted = asked.filter((_, index) => outcomes[index]?.judgement.lawful);
    standing += accepted.length;
    await Promise.all(accepted.map(person => sayWhy(stage, election, person)));
  }
}

async function sayWhy(stage: Stage, election: Election, person: PersonId): Promise<void> {
  const statement = STATEMENTS[stage.random.below(STATEMENTS.length * 2)];
  if (statement !== undefined) await stage.act('state-candidacy', { election: election.id, statement: await stage.text(statement) }, person);
}

/** Everybody who may votes with a chance of `turnout` percent, for candidates in an order of their own. */
export async function voteAll(stage: Stage, turnout: number): Promise<void> {
  for (const poll of await stage.openPolls()) {
    if (poll.order.for.kind !== 'election') continue;
    const election = await stage.one('election', poll.order.for.id);
    const electors = await electorsOf(stage, election);
    const voting = electors.filter(() => stage.random.below(100) < turnout);
    const options = poll.order.options.map(option => option.id);
    await stage.vote(poll.id, voting, () => ({ kind: 'ranking', order: stage.some(options, 1 + stage.random.below(options.length)) }));
  }
}

async function electorsOf(stage: Stage, election: Election): Promise<readonly PersonId[]> {
  const kind = kindOfBody(election.body);
  const unit = election.constituency ?? election.body.split('@')[1];
  const electing = ELECTING_BODY[kind];
  if (electing === undefined) return unit === undefined ? [] : stage.members(unit);
  const holders = await stage.holders(unit === undefined ? electing : `${electing}@${unit}`);
  return holders.flatMap(seat => (seat.holder === undefined ? [] : [seat.holder]));
}

/** Bodies of the federation's charter that another body elects (articles 24 to 41). */
const ELECTING_BODY: Readonly<Record<string, string>> = {
  'city-chair': 'city-council', 'city-tellers': 'city-council', 'presiding-committee': 'congress', tellers: 'congress',
  registrar: 'congress', executive: 'congress', 'control-commission': 'congress',
};
