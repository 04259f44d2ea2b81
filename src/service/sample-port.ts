/** The sample organisation: built on wish, entered by anybody as any of its persons. */
export interface SampleState {
  readonly state: 'none' | 'building' | 'ready' | 'failed';
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
  readonly state: () => Promise<SampleState>;
  readonly build: () => Promise<{ readonly job: string } | undefined>;
  readonly personas: () => Promise<readonly SamplePersona[]>;
}

/** An installation without a builder. */
export const NO_SAMPLE: SamplePort = {
  ready: false,
  state: () => Promise.resolve({ state: 'none', done: 0, total: 0 }),
  build: () => Promise.resolve(undefined),
  personas: () => Promise.resolve([]),
};
