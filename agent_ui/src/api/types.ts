/** The wire's words under short names; every one comes from the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Me = Schemas["Me"];
export type Role = Me["role"];
export type UserBrief = Schemas["UserBrief"];
export type PersonBrief = Schemas["PersonBrief"];
export type Person = Schemas["Person"];
export type Interaction = Schemas["Interaction"];
export type Task = Schemas["Task"];
export type Call = Schemas["Call"];
export type Line = Schemas["Line"];
export type Disposition = Schemas["Disposition"];
export type Purpose = Schemas["Purpose"];
export type Snapshot = Schemas["Snapshot"];
export type AgentState = Schemas["AgentState"];
export type AgentStateName = AgentState["state"];
export type CallCard = Schemas["CallCard"];
export type CallState = CallCard["state"];
export type PauseReason = Schemas["PauseReason"];
export type RunView = Schemas["RunView"];
export type RunItem = Schemas["RunItem"];
export type PhoneAccount = Schemas["PhoneAccount"];
export type LiveMessage = Schemas["LiveMessage"]["message"];
