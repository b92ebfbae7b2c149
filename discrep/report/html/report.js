"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("script");

  // A page opened from disk may be denied storage; then the choice lasts as long as the page.
  const stored = (value) => {
    try {
      if (value) localStorage.setItem("discrep-theme", value);
      return localStorage.getItem("discrep-theme");
    } catch {
      return null;
    }
  };
  const chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  document.addEventListener("DOMContentLoaded", () => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const id = (name) => document.getElementById(name);
    const views = all(".view");
    const form = id("filters");
    const words = id("words");
    const count = id("count");
    const side = id("side");

    // Theme ------------------------------------------------------------------------------------
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
    const tellTheme = () => id("theme").setAttribute("aria-pressed", String(isDark()));
    id("theme").addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      stored(root.dataset.theme);
      tellTheme();
    });
    dark.addEventListener("change", tellTheme);
    tellTheme();

    // Filters ----------------------------------------------------------------------------------
    const texts = new WeakMap();
    const textOf = (item) => {
      if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase().replace(/\s+/g, " "));
      return texts.get(item);
    };
    const picked = (name) => new Set(all(`input[name=${name}]:checked`, form).map((box) => box.value));
    const current = () => views.find((view) => !view.hidden);

    // Whether an item passes; `judged` views show disagreements and what the user has named first,
    // the others everything.
    const test = (judged) => {
      const verdicts = picked("verdict");
      const severities = picked("severity");
      const kind = form.elements.kind.value;
      const source = form.elements.source.value;
      const terms = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      return (item) => {
        const { verdict, severity, sources } = item.dataset;
        const disagrees = verdict === "conflict" || verdict === "update";
        const filtered = judged && !("named" in item.dataset);
        if (filtered && verdict && !verdicts.has(verdict)) return false;
        if (filtered && disagrees && !severities.has(severity)) return false;
        if (kind && item.dataset.kind && item.dataset.kind !== kind) return false;
        if (source && !sources.split(" ").includes(source)) return false;
        return terms.every((term) => textOf(item).includes(term));
      };
    };

    const filter = () => {
      const view = current();
      const items = all(".item", view);
      const passes = test(view.id === "findings" || view.id === "matrix");
      let shown = 0;
      for (const item of items) {
        item.hidden = !passes(item);
        if (!item.hidden) shown += 1;
      }
      for (const group of all(".group", view)) {
        group.hidden = !all(".item", group).some((item) => !item.hidden);
      }
      for (const link of all(".index a", view)) link.parentElement.hidden = id(link.hash.slice(1)).hidden;
      for (const none of all(".nothing", view)) none.hidden = shown > 0 || items.length === 0;
      count.textContent = items.length ? `${shown} of ${items.length} shown` : "";
    };

    words.addEventListener("input", filter);
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      words.value = "";
      setTimeout(filter);
    });
    for (const button of all(".everything")) {
      button.addEventListener("click", () => {
        form.reset();
        for (const box of all("input[type=checkbox]", form)) box.checked = true;
        filter();
      });
    }
    id("unfold").addEventListener("click", (event) => {
      const open = event.currentTarget.getAttribute("aria-expanded") === "true";
      event.currentTarget.setAttribute("aria-expanded", String(!open));
    });

    // Articles ---------------------------------------------------------------------------------
    const panes = all(".pane");
    const boxes = all("input[name=article]");
    const put = (numbers) => {
      for (const box of boxes) box.checked = !numbers || numbers.has(box.value);
      for (const pane of panes) pane.hidden = Boolean(numbers) && !numbers.has(pane.dataset.number);
    };
    const onDesk = () => new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const box of boxes) box.addEventListener("change", () => put(onDesk()));
    id("all-articles").addEventListener("click", () => put(null));

    const light = (facts) => {
      for (const lit of all(".lit")) lit.classList.remove("lit");
      const found = all("[data-facts]").filter((mention) =>
        mention.dataset.facts.split(" ").some((fact) => facts.has(fact)),
      );
      for (const mention of found) mention.classList.add("lit");
      return found;
    };
    // Scrolls an article, not the page, so that the mention stands in its upper third.
    const scrollTo = (mention) => {
      const box = mention.closest(".text");
      const from = box.getBoundingClientRect().top;
      box.scrollTop += mention.getBoundingClientRect().top - from - box.clientHeight / 3;
    };

    const readMention = (spot) => {
      const pane = spot.closest(".pane");
      if (pane.hidden) put(onDesk().add(pane.dataset.number));
      const [first] = light(new Set([spot.id.slice(2)]));
      scrollTo(first);
      first.scrollIntoView({ block: "center" });
      first.focus({ preventScroll: true });
    };

    const readBeside = (card) => {
      put(new Set(card.dataset.sources.split(" ")));
      const facts = all(".cite", card).map((cite) => cite.getAttribute("href").slice(3));
      const found = light(new Set(facts));
      for (const pane of panes) {
        const first = found.find((mention) => pane.contains(mention));
        if (first) scrollTo(first);
      }
      const note = id("beside");
      note.hidden = false;
      note.firstElementChild.textContent = card.querySelector("h4").textContent;
      note.querySelector("a").href = `#${card.id}`;
      focus(id("articles-title"));
    };

    // Views ------------------------------------------------------------------------------------
    const focus = (element) => {
      element.focus({ preventScroll: true });
      scroll({ top: 0, behavior: "instant" });
    };

    const enter = (view) => {
      for (const other of views) other.hidden = other !== view;
      for (const link of all(".top nav a")) {
        if (link.hash === `#${view.id}`) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
      const parts = all("[data-for]", form);
      for (const part of parts) part.hidden = !part.dataset.for.split(" ").includes(view.id);
      side.hidden = parts.every((part) => part.hidden);
      side.parentElement.classList.toggle("wide", side.hidden);
      words.disabled = side.hidden;
      filter();
    };

    // Shows what an address names, even if the filters would hide it.
    const reveal = (target) => {
      for (let part = target; part; part = part.parentElement) {
        part.hidden = false;
        if (part.tagName === "DETAILS") part.open = true;
      }
      target.scrollIntoView({ block: "start" });
      (target.querySelector("[tabindex='-1']") ?? target).focus({ preventScroll: true });
    };

    const follow = (first) => {
      const name = decodeURIComponent(location.hash.slice(1));
      const beside = name.startsWith("beside-") ? id(`f-${name.slice(7)}`) : null;
      const target = beside ?? id(name);
      const view = beside ? id("articles") : (target?.closest(".view") ?? id("findings"));
      if (first || view !== current() || target === view) enter(view);
      if (beside) readBeside(beside);
      else if (target?.classList.contains("spot")) readMention(target);
      else if (target && target !== view && view.contains(target)) reveal(target);
      else if (target === view) focus(view.querySelector("h2"));
    };

    addEventListener("hashchange", () => follow(false));
    // A link to where one already is: the reader may have scrolled or filtered since.
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href^='#']");
      if (link && link.getAttribute("href") === location.hash) follow(false);
    });

    let closed = [];
    addEventListener("beforeprint", () => {
      closed = all("details:not([open])");
      for (const details of closed) details.open = true;
    });
    addEventListener("afterprint", () => {
      for (const details of closed) details.open = false;
    });

    follow(true);
    // When all is there the browser goes to the address by itself: a view begins at its top.
    addEventListener("load", () => {
      if (views.some((view) => location.hash === `#${view.id}`)) setTimeout(() => scroll(0, 0));
    });
  });
})();
