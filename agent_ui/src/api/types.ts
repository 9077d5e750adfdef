/** The wire's words under short names; every one comes from the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Me = Schemas["Me"];
export type Role = Me["role"];
export type UserBrief = Schemas["UserBrief"];
export type PersonBrief = Schemas["PersonBrief"];
export type Person = Schemas["PersonRead"];
export type Interaction = Schemas["InteractionRead"];
export type Task = Schemas["TaskRead"];
export type Call = Schemas["CallRead"];
export type Line = Schemas["LineBrief"];
export type Disposition = Schemas["DispositionRead"];
export type Purpose = Schemas["PurposeRead"];
export type Snapshot = Schemas["Snapshot"];
export type AgentState = Schemas["AgentState"];
export type AgentStateName = AgentState["state"];
export type CallCard = Schemas["CallCard"];
export type CallState = CallCard["state"];
export type PauseReason = Schemas["PauseReasonRead"];
export type RunView = Schemas["RunView"];
export type RunItem = Schemas["RunItem"];
export type PhoneAccount = Schemas["PhoneAccount"];
export type LiveMessage =
  | Schemas["Welcome"]
  | Schemas["AgentChanged"]
  | Schemas["ScreenPopped"]
  | Schemas["CardChanged"]
  | Schemas["CardWithdrawn"]
  | Schemas["LinkLamp"]
  | Schemas["LineLamp"]
  | Schemas["Changed"]
  | Schemas["BoardChanged"]
  | Schemas["PauseOverrun"]
  | Schemas["Pong"];
