import type { AttemptError, DeliveryState, EndpointState, StopReason } from './states';

/** An endpoint as it is listed: never its secret. */
export type ListedEndpoint = {
  readonly endpointId: number;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  /** The segments whose events it is told; empty: of all. */
  readonly segmentIds: readonly number[];
  readonly state: EndpointState;
  readonly stopReason: StopReason | null;
  readonly failures: number;
  readonly failingSince: Date | null;
  /** Of the last day. */
  readonly delivered: number;
  readonly failed: number;
  /** Counted up to a limit. */
  readonly waiting: number;
};

export type ShownEndpoint = ListedEndpoint & {
  readonly version: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Until then two secrets sign. */
  readonly oldSecretEndsAt: Date | null;
  readonly lastDeliveredAt: Date | null;
};

export type ListedDelivery = {
  readonly deliveryId: number;
  readonly memberId: number;
  readonly type: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly nextAt: Date | null;
  /** Of the last attempt. */
  readonly status: number | null;
  readonly error: AttemptError | null;
  readonly durationMs: number | null;
};

export type ShownAttempt = {
  readonly attempt: number;
  readonly begunAt: Date;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: AttemptError | null;
  readonly address: string;
  readonly signature: string;
  readonly answer: string;
};

export type ShownDelivery = {
  readonly deliveryId: number;
  readonly memberId: number;
  readonly type: string;
  readonly state: DeliveryState;
  readonly data: Readonly<Record<string, unknown>>;
  readonly happenedAt: Date;
  readonly queuedAt: Date;
  readonly nextAt: Date | null;
  readonly endpoint: { readonly url: string; readonly state: EndpointState };
  readonly attempts: readonly ShownAttempt[];
};
