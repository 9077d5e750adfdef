/** One wavesurfer over one audio element: drawn from the server's peaks, streamed from the server. */
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef, useState, type RefObject } from "react";
import WaveSurfer from "wavesurfer.js";
import type { components } from "@/api/schema";
import { scaled } from "./playing";

type Peaks = components["schemas"]["PeaksRead"];

interface Wave {
  container: RefObject<HTMLDivElement | null>;
  isPlaying: boolean;
  /** Seconds from the beginning. */
  at: number;
  hasFailed: boolean;
  toggle: () => void;
  seek: (to: number) => void;
  setSpeed: (speed: number) => void;
}

/** Only one recording is heard at a time. */
let heard: WaveSurfer | null = null;

const SIDES = ["--good", "--talk"];

function sides(container: HTMLElement) {
  const style = getComputedStyle(container);
  const paper = style.getPropertyValue("--surface");
  return SIDES.map((name) => {
    const colour = style.getPropertyValue(name);
    return { progressColor: colour, waveColor: `color-mix(in srgb, ${colour} 42%, ${paper})` };
  });
}

export function useWave(url: string, peaks: Peaks | undefined, autoPlay: boolean): Wave {
  const container = useRef<HTMLDivElement>(null);
  const wave = useRef<WaveSurfer | null>(null);
  const scheme = useComputedColorScheme();
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    if (container.current === null || peaks === undefined) return;
    const media = new Audio();
    media.preload = "metadata";
    const surfer = WaveSurfer.create({
      container: container.current,
      media,
      url,
      peaks: scaled(peaks.left, peaks.right),
      duration: peaks.seconds,
      height: 40,
      maxPeak: 1,
      barWidth: 2,
      barGap: 1,
      barRadius: 1,
      cursorWidth: 2,
      cursorColor: getComputedStyle(container.current).getPropertyValue("--ink"),
      dragToSeek: true,
      splitChannels: sides(container.current),
    });
    wave.current = surfer;
    surfer.on("play", () => {
      if (heard !== surfer) heard?.pause();
      heard = surfer;
      setPlaying(true);
    });
    surfer.on("pause", () => setPlaying(false));
    surfer.on("timeupdate", setAt);
    surfer.on("error", () => setFailed(true));
    // The browser may refuse sound before the first click on the page; the button is there for that.
    if (autoPlay) surfer.once("ready", () => void surfer.play().catch(() => undefined));
    return () => {
      if (heard === surfer) heard = null;
      wave.current = null;
      surfer.destroy();
    };
  }, [url, peaks, autoPlay]);

  useEffect(() => {
    if (container.current === null) return;
    wave.current?.setOptions({
      splitChannels: sides(container.current),
      cursorColor: getComputedStyle(container.current).getPropertyValue("--ink"),
    });
  }, [scheme]);

  return {
    container,
    isPlaying,
    at,
    hasFailed,
    toggle: () => void wave.current?.playPause().catch(() => undefined),
    seek: (to) => wave.current?.setTime(to),
    setSpeed: (speed) => wave.current?.setPlaybackRate(speed, true),
  };
}
