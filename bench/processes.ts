/** What processes use: processor time, which tells what a piece of work costs however busy the machine is with other things, and memory. */
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that this process has used. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Milliseconds to a tick of the kernel's accounts. */
const TICK = 10;

interface Account {
  readonly parent: number;
  readonly name: string;
  /** Milliseconds: its own, and with those of its children that have ended. */
  readonly own: number;
  readonly all: number;
}

/** Of a process by the accounts of the kernel, or undefined when it is gone. @see proc(5), on /proc/[pid]/stat */
function accountOf(pid: string): Account | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    const [, parent, , , , , , , , , , user, system, childUser, childSystem] = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    const own = (user! + system!) * TICK;
    return { parent: parent!, name, own, all: own + (childUser! + childSystem!) * TICK };
  } catch {
    return undefined;
  }
}

/** Of the processes of a PostgreSQL server started by this process, by their ids, with those above them; none where there are no accounts in /proc. */
function databaseAccounts(): ReadonlyMap<number, Account & { readonly isFirst: boolean }> {
  try {
    const accounts = new Map(readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => { const found = accountOf(name); return found ? [[Number(name), found] as const] : []; }));
    const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(accounts.get(pid)?.parent ?? 0));
    const ours = [...accounts].filter(([pid, { name }]) => name === 'postgres' && isOurs(pid));
    return new Map(ours.map(([pid, account]) => [pid, { ...account, isFirst: accounts.get(account.parent)?.name !== 'postgres' }]));
  } catch {
    return new Map();
  }
}

/** Milliseconds that the processes of a PostgreSQL server started by this process have used; 0 where there is none. */
export function databaseTime(): number {
  return [...databaseAccounts().values()].reduce((sum, { isFirst, own, all }) => sum + (isFirst ? all : own), 0);
}

/** Bytes that they hold, what they share counted once. @see proc(5), on /proc/[pid]/smaps_rollup: proportional set size */
export function databaseMemory(): number {
  return [...databaseAccounts().keys()].reduce((sum, pid) => sum + proportional(pid), 0);
}

function proportional(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0) * 1_024;
  } catch {
    return 0;
  }
}
