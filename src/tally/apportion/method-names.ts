/** Methods by the names that laws and the command line use. */
import type { Method } from './method.ts';

export const METHODS = {
  dhondt: { kind: 'divisor', divisors: 'dhondt' },
  saintelague: { kind: 'divisor', divisors: 'saintelague' },
  'modified-saintelague': { kind: 'divisor', divisors: 'modified-saintelague' },
  huntington: { kind: 'divisor', divisors: 'huntington' },
  adams: { kind: 'divisor', divisors: 'adams' },
  dean: { kind: 'divisor', divisors: 'dean' },
  'largest-remainder': { kind: 'largest-remainder', quota: 'hare' },
  quota: { kind: 'quota' },
} as const satisfies Readonly<Record<string, Method>>;

export type MethodName = keyof typeof METHODS;

const ALIASES: Readonly<Record<string, MethodName>> = {
  'd-hondt': 'dhondt', jefferson: 'dhondt', 'sainte-lague': 'saintelague', webster: 'saintelague', 'modified-sainte-lague': 'modified-saintelague',
  'huntington-hill': 'huntington', hill: 'huntington', hamilton: 'largest-remainder', 'balinski-young': 'quota',
};

/** Underscores stand for hyphens; undefined for a name that no method has. */
export function methodNamed(name: string): MethodName | undefined {
  const plain = name.toLowerCase().replaceAll('_', '-');
  if (Object.hasOwn(METHODS, plain)) return plain as MethodName;
  return Object.hasOwn(ALIASES, plain) ? ALIASES[plain] : undefined;
}
