/** The samples of an installation: played on wish, entered by anybody as any of their persons. */
import type { SampleName } from '#store/assembly/organisations.ts';

export type { SampleName };

export const SAMPLE_NAMES: readonly [SampleName, ...SampleName[]] = ['federation', 'rsfsr'];

export interface SampleState {
  /** Waiting: another sample is being played first. */
  readonly state: 'none' | 'waiting' | 'building' | 'ready' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly org?: string;
}

export interface SamplePersona {
  readonly person: string;
  readonly name: string;
  /** Key of a text: 'delegate', 'registrar', … */
  readonly role: string;
  readonly unit?: string;
}

export interface SamplePort {
  /** False where this installation has no builder. */
  readonly ready: boolean;
  readonly state: (name: SampleName) => Promise<SampleState>;
  readonly build: (name: SampleName) => Promise<{ readonly job: string } | undefined>;
  readonly personas: (name: SampleName) => Promise<readonly SamplePersona[]>;
}

/** An installation without a builder. */
export const NO_SAMPLE: SamplePort = {
  ready: false,
  state: () => Promise.resolve({ state: 'none', done: 0, total: 0 }),
  build: () => Promise.resolve(undefined),
  personas: () => Promise.resolve([]),
};
