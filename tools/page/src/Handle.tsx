// What is dragged, or moved with the arrow keys, to make something wider.

import { within } from "./layout";

interface Shape { label: string; value: number; low: number; high: number; step: number; class: string }

/** `onMove` gets the new value; `at` tells it of a pointer at `x`, given where and with what value the drag began. */
export function Handle({ label, value, low, high, step, class: name, at, onMove }: Shape & {
  at: (x: number, begun: { x: number; value: number }) => number;
  onMove: (value: number) => void;
}) {
  const move = (to: number) => onMove(within(to, low, high));
  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const begun = { x: event.clientX, value };
    const handle = event.currentTarget;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const drag = (moved: PointerEvent) => move(at(moved.clientX, begun));
    handle.addEventListener("pointermove", drag);
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", drag), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(value + by);
  };
  return (
    <div class={`handle ${name}`} role="separator" aria-orientation="vertical" aria-label={label} tabIndex={0}
      aria-valuenow={Math.round(value * 100) / 100} aria-valuemin={low} aria-valuemax={high}
      onPointerDown={onPointerDown} onKeyDown={onKeyDown} onClick={(event) => event.stopPropagation()} />
  );
}
