import { type Cell, COLUMNS, idsIn, type ImportFault, judgeDelivery, type Known, readHeader } from './device-import.js';

const PLACES = Object.fromEntries(COLUMNS.map((column, at) => [column, at]));
const NOTHING: Known = { ids: new Set(), gateways: new Map([['ZGW-1', 'zigbee2mqtt-json']]) };
const judge = (...rows: Cell[][]) => judgeDelivery(rows, PLACES, NOTHING);

describe('a delivery', () => {
  it.each([
    [['设备编号', '类型', '型号', '协议', '序列号/表号', '网关', '心跳秒']],
    [[' Device ID', 'Class', 'MODEL', 'format *', 'Serial number', 'Gateway', 'heartbeat seconds']],
  ])('is read under %j', (header) => expect(readHeader(header)).toEqual({ ok: true, places: PLACES }));

  it('may have its columns in any order, and none that it does not need', () =>
    expect(readHeader(['协议', '备注', '型号', '类型', '设备编号'])).toEqual({ ok: true, places: { format: 0, model: 2, class: 3, id: 4 } }));

  it('names the columns that are missing', () => expect(readHeader(['编号', '备注'])).toEqual({ ok: false, why: 'columns-missing', missing: ['class', 'model', 'format'] }));

  it('takes a good row, in either language, with the class’s own heartbeat', () => {
    expect(judge(['SOS-9', '一键呼叫', 'HY-B1', 'huying'], ['SMK-9', 'smoke', 'ZB-1', 'ZIGBEE2MQTT-JSON', '0x00158d', 'ZGW-1', '3600'])).toEqual([
      { row: 2, id: 'SOS-9', outcome: 'ok', device: { id: 'SOS-9', class: 'SOS', model: 'HY-B1', format: 'huying', serial: null, gatewayId: null, heartbeatSeconds: 900 } },
      { row: 3, id: 'SMK-9', outcome: 'ok', device: { id: 'SMK-9', class: 'SMOKE', model: 'ZB-1', format: 'zigbee2mqtt-json', serial: '0x00158d', gatewayId: 'ZGW-1', heartbeatSeconds: 3600 } },
    ]);
  });

  it.each<[Cell[], ImportFault[]]>([
    [['', 'SOS', 'M', 'huying'], ['id-missing']],
    [['a/b', 'SOS', 'M', 'huying'], ['id-bad']],
    [['up/#', 'SOS', 'M', 'huying'], ['id-bad']],
    [['SOS-9', '呼啦圈', 'M', 'huying'], ['class-unknown']],
    [['SOS-9', 'SOS', '', 'telepathy'], ['model-missing', 'format-unknown']],
    [['SOS-9', 'SOS', '=1+1', 'huying'], ['model-bad']],
    [['=SOS', 'SOS', 'M', 'huying'], ['id-bad']],
    [[null, 'SOS', 'M', 'huying'], ['id-missing', 'formula']],
    [['SOS-9', 'SOS', 'M', 'huying', 'x+y'], ['serial-bad']],
    [['W-009', 'WATER', 'M', 'wmbusmeters-json'], ['serial-needed']],
    [['W-009', 'WATCH', 'M', 'watch-protocol-3g'], ['serial-needed']],
    [['SMK-9', 'SMOKE', 'M', 'zigbee2mqtt-json', '', 'ZGW-2'], ['gateway-unknown']],
    [['W-009', 'WATER', 'M', 'wmbusmeters-json', '1', 'ZGW-1'], ['gateway-unknown']],
    [['SOS-9', 'SOS', 'M', 'huying', '', 'ZGW-1'], ['gateway-not-asked']],
    [['SOS-9', 'SOS', 'M', 'huying', '', '', '59'], ['heartbeat-bad']],
    [['SOS-9', 'SOS', 'M', 'huying', '', '', '1e9'], ['heartbeat-bad']],
    [['SOS-9', 'SOS', 'M', 'huying', '', '', 'often'], ['heartbeat-bad']],
  ])('says what is wrong with %j: %j', (cells, faults) => expect(judge(cells)).toMatchObject([{ outcome: 'error', faults }]));

  it('says twice what comes twice, and passes over what is in the register', () => {
    const row = ['SOS-9', 'SOS', 'M', 'huying'];
    expect(judge(row, ['', '', ''], row).map(({ row: at, outcome }) => [at, outcome])).toEqual([[2, 'ok'], [4, 'error']]);
    expect(judgeDelivery([row], PLACES, { ...NOTHING, ids: new Set(['SOS-9']) })).toEqual([{ row: 2, id: 'SOS-9', outcome: 'duplicate' }]);
  });

  it('may bring a gateway with what speaks through it', () => {
    const rows = [['SMK-9', 'SMOKE', 'M', 'zigbee2mqtt-json', '', 'ZGW-9'], ['ZGW-9', '网关', 'G', 'zigbee2mqtt-json']];
    expect(judge(...rows).map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
    expect(idsIn(rows, PLACES)).toEqual(['SMK-9', 'ZGW-9']);
  });
});
