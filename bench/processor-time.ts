/** Processor time, which tells what a piece of work costs however busy the machine is with other things. */
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

/**
 * Milliseconds that the processes of a PostgreSQL server started by this process have used; 0 where there is none,
 * or no accounts in /proc.
 */
export function databaseTime(): number {
  try {
    const accounts = new Map(readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => { const found = accountOf(name); return found ? [[Number(name), found] as const] : []; }));
    const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(accounts.get(pid)?.parent ?? 0));
    return [...accounts].reduce((sum, [pid, { name, own, all, parent }]) => (name === 'postgres' && isOurs(pid) ? sum + (accounts.get(parent)?.name === 'postgres' ? own : all) : sum), 0);
  } catch {
    return 0;
  }
}
