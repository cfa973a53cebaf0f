// What a page says to machines, and the text it has to agree with.
() => {
  const squeeze = (text) => text.replace(/\s+/g, "");
  return {
    metas: [...document.querySelectorAll("meta[name], meta[property]")].map((meta) => [meta.getAttribute("name") ?? meta.getAttribute("property"), meta.content, meta.media]),
    links: [...document.querySelectorAll("link[rel]")].map((link) => ({ rel: link.rel, href: link.getAttribute("href"), type: link.type, sizes: link.getAttribute("sizes") })),
    json: [...document.querySelectorAll("script[type='application/ld+json']")].map((one) => one.textContent),
    title: document.title,
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll("h1")].map((one) => one.textContent),
    policy: document.querySelector("meta[http-equiv]")?.content ?? "",
    questions: [...document.querySelectorAll("main details")].map((one) => {
      const summary = one.querySelector("summary").textContent;
      return [squeeze(summary), squeeze(one.textContent.slice(one.textContent.indexOf(summary) + summary.length))];
    }),
    text: squeeze(document.querySelector("main").textContent),
    crumbs: [...document.querySelectorAll(".breadcrumbs a")].map((one) => [one.textContent.trim(), one.getAttribute("href")]),
  };
}
