/**
 * Locks the directory given as an argument, forgets the lock, lets everything forgotten be collected
 * (run it with --expose-gc), says so, and stays until it is ended.
 */
import { lockDirectory } from '#store/directory-lock.ts';

const [directory = ''] = process.argv.slice(2);
lockDirectory(directory);
globalThis.gc?.();
process.stdout.write('locked\n');
setInterval(() => undefined, 60_000);
