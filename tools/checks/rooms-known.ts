import { ROOMS } from '../rooms.ts';
import type { Check } from './check.ts';

/** Every file under src/ lies in a room that has its place in the order. */
export const roomsKnown: Check = files =>
  files
    .map(file => file.path)
    .filter(path => path.startsWith('src/'))
    .filter(path => !ROOMS.some(room => path.startsWith(`src/${room}/`)))
    .map(path => `${path}: no such room; tools/rooms.ts lists them`);
