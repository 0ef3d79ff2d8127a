import { readConfig } from '#platform/config.js';
import { log } from '#platform/log.js';
import { City } from './city.js';
import { SimulatorConfig } from './simulator.config.js';

const leave = new AbortController();
process.on('SIGINT', () => leave.abort());
process.on('SIGTERM', () => leave.abort());
// Whoever started us is gone: a city without its server has nobody to speak to.
process.on('disconnect', () => leave.abort());

try {
  await new City(readConfig(SimulatorConfig), leave.signal).live();
} catch (error) {
  if (!leave.signal.aborted) log('simulator').fatal({ err: (error as Error).message, stack: (error as Error).stack }, 'the city could not start');
  process.exitCode = leave.signal.aborted ? 0 : 1;
}
process.disconnect?.();
