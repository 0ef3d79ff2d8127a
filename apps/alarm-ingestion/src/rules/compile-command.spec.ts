import type { DeviceCommand } from '#contracts/device.js';
import { type CommandArgs, commandsFor, type CommandTarget, compileCommand } from './compile-command.js';

const BUTTON: CommandTarget = { id: 'SOS-1', class: 'SOS', format: 'huying', serial: null, gatewayId: null, topics: ['up/SOS-1/+'] };
const WATCH: CommandTarget = { id: 'WATCH-1', class: 'WATCH', format: 'watch-protocol-3g', serial: '3000000001', gatewayId: null, topics: ['watch/WATCH-1'] };
const BRIDGE: CommandTarget = { id: 'ZGW-1', class: 'GATEWAY', format: 'zigbee2mqtt-json', serial: null, gatewayId: null, topics: ['zigbee2mqtt/ZGW-1/#'] };
const PLUG: CommandTarget = { ...BRIDGE, id: 'PLUG-1', class: 'POWER', gatewayId: 'ZGW-1', topics: ['zigbee2mqtt/ZGW-1/PLUG-1', 'zigbee2mqtt/ZGW-1/PLUG-1/availability'] };
const TASMOTA: CommandTarget = { ...BUTTON, id: 'PW-1', class: 'POWER', format: 'tasmota', topics: ['tele/PW-1/+', 'stat/PW-1/+'] };
const SHELLY: CommandTarget = { ...BUTTON, id: 'SH-1', class: 'POWER', format: 'shelly-gen2', topics: ['SH-1/#'] };

describe('a command', () => {
  it.each<[string, CommandTarget, DeviceCommand, CommandArgs, { carrierId: string; topic: string; payload: string; answer: string | null }]>([
    ['ours', BUTTON, 'RING', {}, { carrierId: 'SOS-1', topic: 'down/SOS-1/command', payload: '{"id":"c1","command":"RING","args":{}}', answer: 'c1' }],
    ['ours with args', BUTTON, 'SET_INTERVAL', { seconds: 600 }, { carrierId: 'SOS-1', topic: 'down/SOS-1/command', payload: '{"id":"c1","command":"SET_INTERVAL","args":{"seconds":600}}', answer: 'c1' }],
    ['a watch located', WATCH, 'LOCATE', {}, { carrierId: 'WATCH-1', topic: 'down/WATCH-1/frame', payload: '[3G*3000000001*0002*CR]', answer: 'CR' }],
    ['a watch found', WATCH, 'RING', {}, { carrierId: 'WATCH-1', topic: 'down/WATCH-1/frame', payload: '[3G*3000000001*0004*FIND]', answer: 'FIND' }],
    ['a watch slowed', WATCH, 'SET_INTERVAL', { seconds: 600 }, { carrierId: 'WATCH-1', topic: 'down/WATCH-1/frame', payload: '[3G*3000000001*000A*UPLOAD,600]', answer: 'UPLOAD' }],
    ['a watch with numbers', WATCH, 'SET_SOS_NUMBERS', { numbers: ['12349', '12345'] }, { carrierId: 'WATCH-1', topic: 'down/WATCH-1/frame', payload: '[3G*3000000001*0010*SOS,12349,12345,]', answer: 'SOS' }],
    ['a bridge restarted', BRIDGE, 'REBOOT', {}, { carrierId: 'ZGW-1', topic: 'zigbee2mqtt/ZGW-1/bridge/request/restart', payload: '{"transaction":"c1"}', answer: 'c1' }],
    ['a plug through its bridge', PLUG, 'READ_STATE', {}, { carrierId: 'ZGW-1', topic: 'zigbee2mqtt/ZGW-1/PLUG-1/get', payload: '{"state":""}', answer: null }],
    ['tasmota', TASMOTA, 'SET_INTERVAL', { seconds: 300 }, { carrierId: 'PW-1', topic: 'cmnd/PW-1/TelePeriod', payload: '300', answer: 'TelePeriod' }],
    ['shelly', SHELLY, 'REBOOT', {}, { carrierId: 'SH-1', topic: 'SH-1/rpc', payload: '{"id":"c1","src":"down/SH-1","method":"Shelly.Reboot"}', answer: null }],
  ])('%s', (_, target, command, args, compiled) => expect(compileCommand(target, command, 'c1', args)).toEqual({ ok: true, compiled }));

  it.each<[string, CommandTarget, DeviceCommand, CommandArgs, string]>([
    ['a meter takes none', { ...BUTTON, class: 'WATER', format: 'wmbusmeters-json' }, 'REBOOT', {}, 'command-not-supported'],
    ['a sleeping smoke detector is not read', { ...PLUG, class: 'SMOKE' }, 'READ_STATE', {}, 'command-not-supported'],
    ['a watch has no self-test', WATCH, 'SELF_TEST', {}, 'command-not-supported'],
    ['a watch without its number', { ...WATCH, serial: null }, 'RING', {}, 'serial-missing'],
    ['an interval of nothing', WATCH, 'SET_INTERVAL', {}, 'command-args-missing'],
    ['no numbers', BUTTON, 'SET_SOS_NUMBERS', { numbers: [] }, 'command-args-missing'],
  ])('%s', (_, target, command, args, why) => expect(compileCommand(target, command, 'c1', args)).toEqual({ ok: false, why }));

  it('is offered only where it is taken', () => {
    expect(commandsFor(WATCH)).toEqual(['LOCATE', 'RING', 'SET_INTERVAL', 'SET_SOS_NUMBERS', 'REBOOT']);
    expect(commandsFor({ class: 'DOOR', format: 'zigbee2mqtt-json' })).toEqual([]);
    expect(commandsFor({ class: 'SOS', format: 'constructor' })).toEqual([]);
  });
});
