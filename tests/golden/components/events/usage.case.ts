import type { EmitterEvents, EmitterMoveDetail, EmitterToneDetail } from "./Emitter.js";

export const press: EmitterEvents["press"] = [];
export const silent: EmitterEvents["silent"] = [];
export const select: EmitterEvents["select"] = [{ id: "a" }];
export const rows: EmitterEvents["rows"] = [[{ id: "a" }]];
export const detail: EmitterMoveDetail = { x: 1, y: undefined };
export const move: EmitterEvents["move"] = [detail];
export const tone: EmitterToneDetail = "calm";
export const update: EmitterEvents["update:modelValue"] = [null];
export const native = (event: EmitterEvents["native"][0]): number => event.clientX;
// @ts-expect-error
export const wrongPress: EmitterEvents["press"] = [1];
// @ts-expect-error
export const wrongSelect: EmitterEvents["select"] = [];
