/** A request that nobody took presses harder: 50, 80, 100 % of the intake limit. */
export const INTAKE_TIMER = 'intake.presses';
/** An order that nobody accepted in time lapses. */
export const LAPSE_TIMER = 'order.lapses';
