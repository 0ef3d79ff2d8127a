import { Batcher } from '../../apps/alarm-ingestion/src/door/batcher.js';
import { Broker, type Publication } from '../../apps/alarm-ingestion/src/door/broker.js';

// The door with storing switched off, as a process of its own: the same broker, rights and batches, and every message
// is answered at once. What it lacks against the real one is reading, judging and the commit.
const batcher = new Batcher<Publication, null>(async (batch) => batch.map(() => null));
const broker = await Broker.open({
  host: '127.0.0.1',
  port: Number(process.env['MQTT_PORT']),
  signIn: async (deviceId) => ({ deviceId, gateway: false, topics: [`up/${deviceId}/+`] }),
  accept: (_, publication, done) => batcher.add(publication, done),
  refused: () => {},
});
process.once('SIGTERM', () => void broker.close().then(() => process.exit(0)));
