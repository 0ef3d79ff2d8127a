import { hostname } from 'node:os';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { ServiceConfig } from '#platform/config.js';

const BROKER_URLS = /^mqtts?:\/\/[^\s,]+(,mqtts?:\/\/[^\s,]+)*$/;
const TOPIC_FILTERS = /^[^\s,$][^,$]*(,[^\s,$][^,$]*)*$/;
/** What the formats that we read are spoken on, wherever the operator has not moved them. */
const FAMILIES = 'up/+/+,watch/+,zigbee2mqtt/#,wmbusmeters/#,tele/#,shellies/#,owntracks/#';

export class AlarmIngestionConfig extends ServiceConfig {
  /** Where devices speak MQTT; 0 lets the system choose. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(65_535) MQTT_PORT: number = 1883;
  /** `off` where devices speak to outside brokers only: then MQTT_URL must name one. */
  @IsOptional() @IsIn(['on', 'off']) MQTT_DOOR: 'on' | 'off' = 'on';
  /** Outside brokers, by comma: mqtt://host:port or mqtts://host:port, with user:password@ where one differs from the rest. */
  @IsOptional() @Matches(BROKER_URLS) MQTT_URL?: string;
  /** For the brokers whose URL names nobody. */
  @IsOptional() @IsString() MQTT_USERNAME?: string;
  @IsOptional() @IsString() MQTT_PASSWORD_FILE?: string;
  /** The protocol spoken to outside brokers. */
  @IsOptional() @IsIn(['5', '3.1.1']) MQTT_VERSION: '5' | '3.1.1' = '5';
  /** What is subscribed to at outside brokers: filters by comma. */
  @IsOptional() @Matches(TOPIC_FILTERS) MQTT_TOPICS: string = FAMILIES;
  /** Filters that the nodes divide among themselves: meters only, see may-share.ts. */
  @IsOptional() @Matches(TOPIC_FILTERS) MQTT_METER_TOPICS?: string;
  /** This process at the outside brokers: its own, and the same after each restart, since a broker keeps its messages by it. */
  @IsOptional() @Matches(/^[\w.-]{1,64}$/) NODE_NAME: string = hostname();
  /** Readings older than this many days are dropped, a whole day at a time. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(2) @Max(3_650) READING_DAYS: number = 90;
}
