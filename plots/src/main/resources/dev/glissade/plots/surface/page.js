"use strict";
(() => {
  const seek = document.getElementById("seek");
  const play = document.getElementById("play");
  const counter = document.getElementById("step");
  const last = Number(seek.max);
  // the whole of a short way is shown in about ten seconds, slowly enough to follow each step
  const stepsPerSecond = Math.max(8, last / 12);

  const ways = [...document.querySelectorAll("polyline.way")].map((line, number) => ({
    line,
    points: line.getAttribute("points").trim().split(" ").map(pair => pair.split(",").map(Number)),
    values: line.getAttribute("data-values").split(" "),
    head: document.getElementById("head" + number),
    value: document.getElementById("value" + number),
  }));

  let at = last;
  let since = null;

  function show() {
    const step = Math.floor(at);
    for (const way of ways) {
      const here = Math.min(step, way.points.length - 1);
      way.line.setAttribute("points", way.points.slice(0, here + 1).map(point => point.join(",")).join(" "));
      way.head.setAttribute("transform", `translate(${way.points[here].join(" ")})`);
      way.value.textContent = way.values[Math.min(step, way.values.length - 1)];
    }
    seek.value = String(step);
    counter.textContent = String(step);
  }

  function stop() {
    since = null;
    play.textContent = "Play";
  }

  function frame(now) {
    if (since === null) {
      return;
    }
    at = Math.min(last, at + Math.min(0.1, (now - since) / 1000) * stepsPerSecond);
    since = now;
    show();
    if (at >= last) {
      stop();
    } else {
      requestAnimationFrame(frame);
    }
  }

  function start() {
    if (at >= last) {
      at = 0;
    }
    since = performance.now();
    play.textContent = "Pause";
    requestAnimationFrame(frame);
  }

  play.addEventListener("click", () => since === null ? start() : stop());
  seek.addEventListener("input", () => {
    stop();
    at = Number(seek.value);
    show();
  });

  show();
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
    start();
  }
})();
