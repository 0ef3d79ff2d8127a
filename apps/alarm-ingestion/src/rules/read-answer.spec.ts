import { type CommandAnswer, readAnswer } from './read-answer.js';

describe('the answer to a command', () => {
  it.each<[string, string, string, CommandAnswer | null]>([
    ['huying', 'up/SOS-1/status', '{"commandId":"c1","result":"done"}', { answer: 'c1', result: 'done' }],
    ['huying', 'up/SOS-1/status', '{"state":"online"}', null],
    ['huying', 'up/SOS-1/status', '{"commandId":7}', null],
    ['huying', 'up/SOS-1/alarm', '{"commandId":"c1"}', null],
    ['huying', 'up/SOS-1/status', 'not json', null],
    ['huying', 'up/SOS-1/status', '["commandId"]', null],
    ['zigbee2mqtt-json', 'zigbee2mqtt/ZGW-1/bridge/response/restart', '{"status":"ok","transaction":"c1","data":{}}', { answer: 'c1', result: 'ok' }],
    ['zigbee2mqtt-json', 'zigbee2mqtt/ZGW-1/PLUG-1', '{"state":"ON"}', null],
    ['tasmota', 'stat/PW-1/RESULT', '{"TelePeriod":300}', { answer: 'TelePeriod', result: null }],
    ['tasmota', 'stat/PW-1/STATUS10', '{"StatusSNS":{"ENERGY":{}}}', { answer: 'Status', result: null }],
    ['tasmota', 'tele/PW-1/SENSOR', '{"TelePeriod":300}', null],
    ['watch-protocol-3g', 'watch/WATCH-1', '[3G*3000000001*0002*CR]', { answer: 'CR', result: null }],
    ['watch-protocol-3g', 'watch/WATCH-1', '[3G*3000000001*000A*UPLOAD,600]', { answer: 'UPLOAD', result: null }],
    ['watch-protocol-3g', 'watch/WATCH-1', '[3G*3000000001*000D*LK,100,0,90]', null],
    ['wmbusmeters-json', 'wmbusmeters/W/1', '{"commandId":"c1"}', null],
  ])('%s %s %s', (format, topic, text, expected) => expect(readAnswer(format, topic, () => text)).toEqual(expected));

  it('is not looked for in what is too long', () => expect(readAnswer('huying', 'up/SOS-1/status', () => `{"commandId":"c1","x":"${'x'.repeat(5_000)}"}`)).toBeNull());
});
