import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { tellAll } from '#platform/event-log.js';
import { readAnswer } from '../rules/read-answer.js';
import { changed } from './command.service.js';
import { CommandStore } from './command.store.js';

interface Message {
  sender: { id: string; format: string };
  topic: string;
  payload: Buffer;
}

/** Finds the answers to commands in a batch, in its transaction. A batch without one costs no statement. */
@Injectable()
export class CommandAnswers {
  constructor(private readonly store: CommandStore) {}

  async heard(tx: Transaction, messages: readonly Message[]): Promise<void> {
    const answers = messages.flatMap(({ sender, topic, payload }) => {
      const found = readAnswer(sender.format, topic, () => payload.toString('utf8'));
      return found ? [{ carrierId: sender.id, ...found }] : [];
    });
    if (answers.length === 0) return;
    const ended = await this.store.acknowledge(tx, answers);
    await tellAll(tx, ended.map((command) => changed(command, 'ACKNOWLEDGED')));
  }
}
