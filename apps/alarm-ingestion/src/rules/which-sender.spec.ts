import { filtersFor, namedIn, whichSender, type Registered } from './which-sender.js';

const device = (id: string, deviceClass: Registered['class'], ...topics: string[]): Registered => ({ id, class: deviceClass, topics });
const BUTTON = device('SOS-1', 'SOS', 'up/SOS-1/+');
const GATEWAY = device('ZGW-1', 'GATEWAY', 'zigbee2mqtt/ZGW-1/#');
const CHILD = device('SMOKE-1', 'SMOKE', 'zigbee2mqtt/ZGW-1/SMOKE-1', 'zigbee2mqtt/ZGW-1/SMOKE-1/availability');
const WATCH = device('W-1', 'WATCH', 'watch/W-1');
const ROOM = device('ROOM', 'MOTION', 'home/ROOM/#');
const LAMP = device('LAMP', 'POWER', 'home/ROOM/lamp');
const ALL = [WATCH, LAMP, ROOM, CHILD, GATEWAY, BUTTON];

test.each([
  ['up/SOS-1/alarm', 'SOS-1'],
  ['up/SOS-2/alarm', undefined],
  ['up/SOS-1/alarm/x', undefined],
  ['up/SOS-1', undefined],
  ['zigbee2mqtt/ZGW-1/SMOKE-1', 'ZGW-1'],
  ['zigbee2mqtt/ZGW-1/bridge/state', 'ZGW-1'],
  ['zigbee2mqtt/ZGW-2/SMOKE-1', undefined],
  ['watch/W-1', 'W-1'],
  ['home/ROOM/lamp', 'LAMP'],
  ['home/ROOM/other', 'ROOM'],
  ['nobody', undefined],
])('%s is said by %s', (topic, id) => {
  expect(whichSender(topic, ALL)?.id).toBe(id);
  expect(whichSender(topic, ALL.toReversed())?.id).toBe(id);
});

test('of two that claim the same the lowest id is the one, whatever the order', () => {
  const twins = [device('B', 'DOOR', 'x/y'), device('A', 'DOOR', 'x/y')];
  expect([whichSender('x/y', twins)?.id, whichSender('x/y', twins.toReversed())?.id]).toEqual(['A', 'A']);
});

test('the ways in which a topic may be registered, and never everything', () => {
  expect(filtersFor('a/b/c')).toEqual(['a/b/c', 'a/b/+', 'a/#', 'a/b/#', 'a/b/c/#']);
  expect(filtersFor('a')).toEqual(['a', '+', 'a/#']);
  expect(filtersFor('x/'.repeat(200))).toHaveLength(18);
});

test.each([['up/SOS-1/alarm', 'SOS-1'], ['up/SOS-1/a/b', null], ['up//alarm', null], ['watch/W-1', null]])('%s names %s', (topic, id) => {
  expect(namedIn(topic)).toBe(id);
});
