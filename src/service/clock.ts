/** Ports of the service: time and chance come from main/, so that tests can set them. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}
