import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { storyOf } from '#platform/event-log.js';
import { fromCursor, pageOf } from '#platform/page.dto.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { CallBackStore } from '../call-back/call-back.store.js';
import { ContactStore } from '../contact/contact.store.js';
import { SharingStore } from '../family/sharing.store.js';
import { ReadingStore } from '../reading/reading.store.js';
import { ReferralStore } from '../referral/referral.store.js';
import { tellStory } from '../rules/tell-story.js';
import type { AlarmDetail, AlarmPage, AlarmQuery, Colleague, ReadingLine } from './alarm.dto.js';
import { ALARM_PROBLEMS } from './alarm.problems.js';
import { AlarmStore } from './alarm.store.js';
import { closedKey, DeskStore, openKey } from './desk.store.js';
import { isInstant, isUuid } from './instant-key.js';

const READINGS_SHOWN = 50;
const READING_HOURS = 48;
const PREVIOUS_SHOWN = 5;

/** What the desk reads. */
@Injectable()
export class DeskService {
  constructor(
    private readonly database: Database,
    private readonly desk: DeskStore,
    private readonly alarms: AlarmStore,
    private readonly readings: ReadingStore,
    private readonly contacts: ContactStore,
    private readonly referrals: ReferralStore,
    private readonly callBacks: CallBackStore,
    private readonly sharing: SharingStore,
  ) {}

  list(me: Account, { state, level, street, queue, limit, after }: AlarmQuery): Promise<AlarmPage> {
    const cursor = after === undefined ? null : fromCursor(after);
    const keyTypes = state === 'open' ? ['boolean', 'string', 'string', 'string'] : ['string', 'string'];
    if (after !== undefined && (!cursor || !isKey(cursor, keyTypes))) throw refusal(ALARM_PROBLEMS, 'bad-cursor');
    const filter = { ...(level ? { level } : {}), ...(street ? { street } : {}), ...(queue ? { queue } : {}) };
    return this.database.within(scopeOf(me), async (tx) => {
      await this.sharing.narrow(tx, me);
      return state === 'open'
        ? pageOf(await this.desk.open(tx, filter, limit + 1, cursor), limit, openKey)
        : pageOf(await this.desk.closed(tx, filter, limit + 1, cursor), limit, closedKey);
    });
  }

  one(me: Account, id: string): Promise<AlarmDetail> {
    return this.database.within(scopeOf(me), async (tx) => {
      const alarm = await this.desk.one(tx, id);
      if (!alarm) throw refusal(ALARM_PROBLEMS, 'alarm-not-found');
      return {
        ...alarm,
        because: await this.alarms.becauseOf(tx, id),
        readings: alarm.deviceId ? lines(await this.readings.newestOfDevice(tx, alarm.deviceId, READING_HOURS, READINGS_SHOWN)) : [],
        story: tellStory(await storyOf(tx, id)),
        contacts: await this.contacts.of(tx, id),
        referrals: await this.referrals.of(tx, id),
        callBacks: await this.callBacks.of(tx, id),
        incident: await this.desk.besides(tx, alarm),
        previous: alarm.elderId ? await this.desk.previous(tx, alarm.elderId, alarm, PREVIOUS_SHOWN) : [],
      };
    });
  }

  colleagues(me: Account, id: string): Promise<Colleague[]> {
    return this.database.within(scopeOf(me), async (tx) => {
      const place = await this.desk.placeOf(tx, id);
      if (place === null) throw refusal(ALARM_PROBLEMS, 'alarm-not-found');
      return this.desk.colleagues(tx, place);
    });
  }
}

function lines(newestFirst: { at: Date; metrics: ReadingLine['metrics'] }[]): ReadingLine[] {
  return newestFirst.map(({ at, metrics }) => ({ at: at.toISOString(), metrics })).toReversed();
}

/** A cursor that a client made up must not become an error of the database. */
function isKey(key: unknown[], types: string[]): boolean {
  if (key.length !== types.length || key.some((part, place) => typeof part !== types[place])) return false;
  return isUuid(key.at(-1)) && isInstant(key.at(-2));
}
