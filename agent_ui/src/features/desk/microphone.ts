/** The microphone at shift start: may we, is it there, does it hear. */
import { useEffect, useState } from "react";

export type MicrophoneProblem = "mic_denied" | "mic_missing";

/** Opens the microphone; throws the problem's name. */
export async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    const problem: MicrophoneProblem = name === "NotFoundError" ? "mic_missing" : "mic_denied";
    throw problem;
  }
}

/** Loudness 0…1, about twelve times a second. */
export function useLevel(stream: MediaStream | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (stream === null) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
      setLevel(Math.min(1, loudest / 64));
    }, 80);
    return () => {
      clearInterval(timer);
      stream.getTracks().forEach((track) => track.stop());
      void context.close();
    };
  }, [stream]);
  return level;
}
