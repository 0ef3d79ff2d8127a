import { Injectable } from '@nestjs/common';
import { SPEAKING_STATES, type CommandState } from '#contracts/device.js';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tell, type Telling } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { scopeOf } from '#platform/scope.js';
import { setTimer } from '#platform/timers.js';
import { commandsFor, compileCommand } from '../rules/compile-command.js';
import type { CommandAsk, CommandRow, DeviceCommands } from './command.dto.js';
import type { COMMAND_PROBLEMS } from './command.problems.js';
import { type CommandFacts, CommandStore } from './command.store.js';

/** Nothing heard for this long (own): the person who asked wants to know, and a late ring frightens. */
const EXPIRES_MS = 10 * 60_000;
export const EXPIRY_TIMER = 'device.command-expires';
const SHOWN = 20;

type Asked = { ok: true; command: CommandRow } | { ok: false; why: keyof typeof COMMAND_PROBLEMS };

/** Commands down: asked by a person, sent by whichever door holds the device's line. */
@Injectable()
export class CommandService {
  constructor(
    private readonly database: Database,
    private readonly store: CommandStore,
  ) {}

  ask(me: Account, deviceId: string, { command, args = {} }: CommandAsk): Promise<Asked> {
    return this.database.within(scopeOf(me), async (tx) => {
      const device = await this.store.target(tx, deviceId);
      if (!device) return { ok: false, why: 'device-not-found' };
      if (!SPEAKING_STATES.includes(device.state)) return { ok: false, why: 'device-not-at-home' };
      const id = newId();
      const verdict = compileCommand(device, command, id, args);
      if (!verdict.ok) return verdict;
      const by = { accountId: me.accountId, name: me.name };
      const { orgPath, elderId } = device;
      await this.store.add(tx, { id, deviceId, command, orgPath, elderId, by, ...verdict.compiled });
      await setTimer(tx, 'alarm-ingestion', { kind: EXPIRY_TIMER, subject: id, dueAt: new Date(tx.now.getTime() + EXPIRES_MS) });
      await tell(tx, { name: 'device.command-asked', subject: deviceId, orgPath, elderId, actor: by, payload: { commandId: id, deviceId, command } });
      const [row] = await this.store.listOf(tx, deviceId, 1);
      return { ok: true, command: row! };
    });
  }

  /** Null: no such device in the caller's scope. */
  list(me: Account, deviceId: string): Promise<DeviceCommands | null> {
    return this.database.within(scopeOf(me), async (tx) => {
      const device = await this.store.target(tx, deviceId);
      return device && { available: commandsFor(device), items: await this.store.listOf(tx, deviceId, SHOWN) };
    });
  }

  /** Nobody's line took it, or its answer did not come. */
  async expire(tx: Transaction, id: string): Promise<void> {
    const ended = await this.store.expire(tx, id);
    if (ended) await tell(tx, changed(ended, 'EXPIRED'));
  }
}

export const changed = ({ id, deviceId, command, orgPath, elderId }: CommandFacts, state: CommandState): Telling<'device.command-changed'> => ({
  name: 'device.command-changed',
  subject: deviceId,
  orgPath,
  elderId,
  payload: { commandId: id, deviceId, command, state },
});
