/** Makes the prepared cluster ahead of its first use, so that the first start and the first test are quick. */
import { preparedCluster } from '#store/prepared-cluster.ts';

const place = await preparedCluster();
process.stdout.write(place === undefined
  ? 'The cache cannot be written; every data directory will be initialised by itself.\n'
  : `Prepared: ${place}\n`);
