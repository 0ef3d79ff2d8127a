import { SingleFlight } from './single-flight.js';

test('never two at once; calls meanwhile make one more run; an error ends neither', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const errors: string[] = [];
  const gates: (() => void)[] = [];
  const flight = new SingleFlight(
    async () => {
      most = Math.max(most, ++running);
      await new Promise<void>((open) => gates.push(open));
      running--;
      if (++runs === 1) throw new Error('first');
    },
    (error) => errors.push(error.message),
  );
  flight.wake();
  flight.wake();
  flight.wake();
  gates.shift()!();
  while (gates.length === 0) await Promise.resolve();
  gates.shift()!();
  await flight.close();
  flight.wake();
  expect({ runs, most, errors }).toEqual({ runs: 2, most: 1, errors: ['first'] });
});
