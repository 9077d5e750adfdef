/** The places of the product, by role. */
import {
  IconAddressBook,
  IconChecklist,
  IconHeadset,
  IconLayoutDashboard,
  IconPhoneCall,
  IconPhoneX,
  IconScript,
  IconSettings,
  type Icon,
} from "@tabler/icons-react";
import type { Me, Role } from "@/api/types";
import { atLeast } from "@/session/me";

interface Place {
  to: "/" | "/people" | "/tasks" | "/calls" | "/missed" | "/board" | "/scripts" | "/admin";
  word: "desk" | "people" | "tasks" | "calls" | "missed" | "board" | "scripts" | "admin";
  icon: Icon;
  from: Role;
}

const PLACES: Place[] = [
  { to: "/", word: "desk", icon: IconHeadset, from: "agent" },
  { to: "/people", word: "people", icon: IconAddressBook, from: "agent" },
  { to: "/tasks", word: "tasks", icon: IconChecklist, from: "agent" },
  { to: "/calls", word: "calls", icon: IconPhoneCall, from: "agent" },
  { to: "/missed", word: "missed", icon: IconPhoneX, from: "agent" },
  { to: "/board", word: "board", icon: IconLayoutDashboard, from: "supervisor" },
  { to: "/scripts", word: "scripts", icon: IconScript, from: "supervisor" },
  { to: "/admin", word: "admin", icon: IconSettings, from: "admin" },
];

export const placesFor = (me: Me) => PLACES.filter((place) => atLeast(me, place.from));
