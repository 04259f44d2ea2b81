/** The thread in which charters are read: one order after another, each answered with its result or with what went wrong. */
import { parentPort } from 'node:worker_threads';
import { workOn, type CharterOrder } from './charter-work.ts';

parentPort?.on('message', (order: CharterOrder) => {
  try {
    parentPort?.postMessage({ result: workOn(order) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
