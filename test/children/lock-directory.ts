/** Locks the directory given as an argument, says so, and stays until it is ended. */
import { lockDirectory } from '#store/directory-lock.ts';

const [directory = ''] = process.argv.slice(2);
lockDirectory(directory);
process.stdout.write('locked\n');
setInterval(() => undefined, 60_000);
