/** Polls: the frozen order, one's own part, and the verdict with its arithmetic. Fractions travel as "2/3". */
import { queryOptions } from '@tanstack/react-query';
import type { Choice, OrderOfPoll, VerdictRecord } from '#assembly/order.ts';
import type { BodyRef } from './organisation.ts';
import { orgPath, request } from './request.ts';

export interface PollSummary {
  readonly id: string;
  readonly body: string;
  readonly bodyName: string;
  readonly for: OrderOfPoll['for'];
  readonly stage: string;
  readonly opens: number;
  readonly closes: number | null;
  readonly secrecy: string;
  /** Absent for elections, which are named by their body. */
  readonly title: string | null;
  readonly outcome: string | null;
}

export interface RollCallLine {
  readonly line: number;
  readonly person?: string;
  readonly name?: string;
  readonly seat: string | null;
  readonly vote: Choice;
  readonly weight: number;
  readonly instruction: string | null;
  readonly kept: boolean | null;
}

export interface PollView {
  readonly id: string;
  readonly title: string | null;
  readonly body: BodyRef;
  readonly for: OrderOfPoll['for'];
  readonly order: OrderOfPoll & { readonly hash: string };
  readonly article: string;
  readonly articleLabel: string;
  readonly sentences: { readonly en: readonly string[]; readonly ru: readonly string[] };
  readonly options: readonly { readonly id: string; readonly name: string; readonly person?: string; readonly statement: string | null }[];
  readonly electorate: { readonly size: number; readonly weight: number };
  readonly turnout: number | null;
  readonly mine: { readonly onRoll: boolean; readonly voted: boolean; readonly weight: number | null; readonly line: number | null; readonly seat: string | null };
  readonly secrecy: { readonly grade: string; readonly label: string };
  readonly opens: number;
  readonly closes: number | null;
  readonly stage: string;
  readonly verdict?: VerdictRecord;
  readonly rollCall?: readonly RollCallLine[];
  readonly consequences: readonly string[];
}

export const pollQuery = (org: string, poll: string) => queryOptions({ queryKey: ['org', org, 'polls', poll], queryFn: () => request<PollView>('GET', orgPath(org, 'polls', poll)) });
