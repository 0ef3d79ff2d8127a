import type { DeviceClass, DeviceCommand } from '#contracts/device.js';

export interface CommandTarget {
  id: string;
  class: DeviceClass;
  format: string;
  /** The number printed on it; a watch's frames and a meter's gateway use it. */
  serial: string | null;
  /** Who signs in for it; null: itself. */
  gatewayId: string | null;
  /** The MQTT filters that it publishes on. */
  topics: readonly string[];
}

/** What a person asks for: seconds between two reports, numbers that the device may call. Other commands take none. */
export interface CommandArgs {
  seconds?: number;
  numbers?: string[];
}

export interface CompiledCommand {
  /** The signed-in device whose line carries it. */
  carrierId: string;
  topic: string;
  payload: string;
  /** The word by which the device's answer is known; null: the format has no answer. */
  answer: string | null;
}

export type CommandRefusal = 'command-not-supported' | 'command-args-missing' | 'serial-missing';
export type CommandVerdict = { ok: true; compiled: CompiledCommand } | { ok: false; why: CommandRefusal };

type Said = Pick<CompiledCommand, 'topic' | 'payload' | 'answer'> | CommandRefusal;
type Compile = (target: CommandTarget, commandId: string, args: CommandArgs) => Said;

/** Ours: JSON on `down/{id}/command`; the device answers `up/{id}/status {"commandId"}`. */
const huying =
  (command: DeviceCommand): Compile =>
  ({ id }, commandId, args) => ({ topic: `down/${id}/command`, payload: JSON.stringify({ id: commandId, command, args }), answer: commandId });

/** The watch protocol: `[3G*number*LEN*CMD]`, LEN four hex digits of what follows it; the watch answers with the same CMD. */
const watch =
  (word: string, values: (args: CommandArgs) => readonly (string | number)[] = () => []): Compile =>
  ({ id, serial }, _, args) => {
    if (!serial || !/^\d{6,20}$/.test(serial)) return 'serial-missing';
    const content = [word, ...values(args)].join(',');
    const length = content.length.toString(16).padStart(4, '0').toUpperCase();
    return { topic: `down/${id}/frame`, payload: `[3G*${serial}*${length}*${content}]`, answer: word };
  };

/** zigbee2mqtt: a plug says its state when asked (`/get`); the bridge itself can be restarted. Battery sensors sleep and hear nothing. */
const zigbeeState: Compile = ({ topics }) => (topics[0] ? { topic: `${topics[0]}/get`, payload: '{"state":""}', answer: null } : 'command-not-supported');
const zigbeeRestart: Compile = ({ topics }, commandId) =>
  topics[0] ? { topic: topics[0].replace(/#$/, 'bridge/request/restart'), payload: JSON.stringify({ transaction: commandId }), answer: commandId } : 'command-not-supported';

/** Tasmota: `cmnd/<topic>/<Command>`, answered on `stat/<topic>/RESULT` by the command's name. */
const tasmota =
  (word: string, value: (args: CommandArgs) => string | number): Compile =>
  ({ topics }, _, args) => {
    const name = topics.map((topic) => /^(?:tele|stat)\/([^/+#]+)\//.exec(topic)?.[1]).find(Boolean);
    return name ? { topic: `cmnd/${name}/${word}`, payload: String(value(args)), answer: word } : 'command-not-supported';
  };

/** Shelly, second generation: JSON-RPC on `<prefix>/rpc`; the answer comes to a topic of the asker's, which devices may not write here. */
const shelly =
  (method: string): Compile =>
  ({ id, topics }, commandId) => {
    const prefix = /^([^+#]+)\/#$/.exec(topics[0] ?? '')?.[1];
    return prefix ? { topic: `${prefix}/rpc`, payload: JSON.stringify({ id: commandId, src: `down/${id}`, method }), answer: null } : 'command-not-supported';
  };

interface Entry {
  command: DeviceCommand;
  compile: Compile;
  classes?: readonly DeviceClass[];
}

/** Which format takes which command. What a maker has not documented is not here. */
const FORMATS: Readonly<Record<string, readonly Entry[]>> = {
  huying: (['LOCATE', 'RING', 'SET_INTERVAL', 'REBOOT', 'SELF_TEST', 'SET_SOS_NUMBERS', 'READ_STATE'] as const).map((command) => ({ command, compile: huying(command) })),
  'watch-protocol-3g': [
    { command: 'LOCATE', compile: watch('CR') },
    { command: 'RING', compile: watch('FIND') },
    { command: 'SET_INTERVAL', compile: watch('UPLOAD', ({ seconds }) => [seconds!]) },
    { command: 'SET_SOS_NUMBERS', compile: watch('SOS', ({ numbers }) => [0, 1, 2].map((n) => numbers![n] ?? '')) },
    { command: 'REBOOT', compile: watch('RESET') },
  ],
  'zigbee2mqtt-json': [
    { command: 'READ_STATE', compile: zigbeeState, classes: ['POWER'] },
    { command: 'REBOOT', compile: zigbeeRestart, classes: ['GATEWAY'] },
  ],
  tasmota: [
    { command: 'SET_INTERVAL', compile: tasmota('TelePeriod', ({ seconds }) => seconds!) },
    { command: 'READ_STATE', compile: tasmota('Status', () => 10) },
    { command: 'REBOOT', compile: tasmota('Restart', () => 1) },
  ],
  'shelly-gen2': [
    { command: 'READ_STATE', compile: shelly('Shelly.GetStatus') },
    { command: 'REBOOT', compile: shelly('Shelly.Reboot') },
  ],
};

/** The commands that this device takes. */
export function commandsFor(target: Pick<CommandTarget, 'class' | 'format'>): DeviceCommand[] {
  const entries = Object.hasOwn(FORMATS, target.format) ? FORMATS[target.format]! : [];
  return entries.filter(({ classes }) => !classes || classes.includes(target.class)).map(({ command }) => command);
}

/** A command as this device's format says it, or why it cannot be said. `commandId` comes back in the answer where the format can carry it. */
export function compileCommand(target: CommandTarget, command: DeviceCommand, commandId: string, args: CommandArgs): CommandVerdict {
  const entry = commandsFor(target).includes(command) ? FORMATS[target.format]!.find((one) => one.command === command) : undefined;
  if (!entry) return { ok: false, why: 'command-not-supported' };
  if ((command === 'SET_INTERVAL' && args.seconds === undefined) || (command === 'SET_SOS_NUMBERS' && !args.numbers?.length)) return { ok: false, why: 'command-args-missing' };
  const said = entry.compile(target, commandId, args);
  return typeof said === 'string' ? { ok: false, why: said } : { ok: true, compiled: { carrierId: target.gatewayId ?? target.id, ...said } };
}
