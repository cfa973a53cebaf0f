"""What is wrong with a page's JSON-LD, Open Graph and icons, seen from the files of the built site."""

import json
import re
import xml.etree.ElementTree
from urllib.parse import urljoin

from PIL import Image

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SHARED = {"PNG", "JPEG", "WEBP"}


def squeeze(text):
    return re.sub(r"\s+", "", text)


def size(file):
    with Image.open(file) as image:
        return image.size


def things(head):
    """All JSON-LD nodes of a page."""
    found = []
    for text in head["json"]:
        whole = json.loads(text)
        if whole.get("@context") not in ("https://schema.org", "https://schema.org/"):
            raise ValueError("no @context of schema.org")
        found += whole.get("@graph", [whole])
    return found


def json_ld(head, site, address):
    try:
        nodes = things(head)
    except (ValueError, AttributeError) as error:
        return [f"JSON-LD does not parse: {error}"]
    judges = {"Product": product, "FAQPage": faq, "BreadcrumbList": breadcrumbs, "ImageObject": image}
    said = []
    for node in nodes:
        judge = judges.get(node.get("@type"))
        said += judge(node, head, site, address) if judge else ([] if node.get("@type") else ["a node has no @type"])
    return said


def lacks(node, *names):
    return [f"{node['@type']} lacks {name}" for name in names if not node.get(name)]


def product(node, head, site, address):
    said = lacks(node, "name", "description", "url", "brand")
    said += ["Product has offers, and no price is verified"] if "offers" in node else []
    if node.get("url") != address:
        said.append(f"Product's url is {node.get('url')}")
    pictures = node.get("image", [])
    for picture in pictures if isinstance(pictures, list) else [pictures]:
        where = picture.get("contentUrl", picture.get("@id", "")) if isinstance(picture, dict) else picture
        if not site.published(where):
            said.append(f"Product's image {where} is not in the site")
    return said


def faq(node, head, site, address):
    said = lacks(node, "mainEntity")
    shown = dict(head["questions"])
    for question in node.get("mainEntity", []):
        asked, answer = question.get("name", ""), question.get("acceptedAnswer", {})
        if question.get("@type") != "Question" or answer.get("@type") != "Answer":
            said.append(f"FAQPage: {asked!r} is no Question with an Answer")
        if squeeze(asked) not in shown:
            said.append(f"FAQPage: {asked!r} is not on the page")
        elif squeeze(re.sub(r"<[^>]+>", "", answer.get("text", ""))) != shown[squeeze(asked)]:
            said.append(f"FAQPage: the answer to {asked!r} is not the page's")
    return said


def breadcrumbs(node, head, site, address):
    items = node.get("itemListElement", [])
    said = [] if [item.get("position") for item in items] == list(range(1, len(items) + 1)) and items else \
        [f"BreadcrumbList: positions {[item.get('position') for item in items]}"]
    for item in items:
        if item.get("@type") != "ListItem" or not item.get("name") or not site.published(item.get("item", "")):
            said.append(f"BreadcrumbList: {item} is no page of the site")
    if items and items[-1].get("item") != address:
        said.append(f"BreadcrumbList ends at {items[-1].get('item')}")
    shown = [(text, urljoin(site.base, href)) for text, href in head["crumbs"]]
    if [(item.get("name"), item.get("item")) for item in items[:-1]] != shown:
        said.append(f"BreadcrumbList differs from what the page shows: {shown}")
    return said


def image(node, head, site, address):
    said = lacks(node, "contentUrl", "description", "width", "height", "digitalSourceType", "creditText")
    if not str(node.get("digitalSourceType", "")).startswith(SOURCE_TYPES):
        said.append(f"ImageObject: digitalSourceType is {node.get('digitalSourceType')}")
    file = site.published(node.get("contentUrl", ""))
    if not file:
        return [*said, f"ImageObject: {node.get('contentUrl')} is not in the site"]
    if size(file) != (node.get("width"), node.get("height")):
        said.append(f"ImageObject: {file.name} has {size(file)}")
    return said


def sharing(head, site, address, missing=False):
    """Open Graph and what else a page says of itself; the page that stands for missing ones has no address."""
    metas = {name: content for name, content, _ in head["metas"]}
    wanted = ["description", "viewport", "og:title", "og:description", "og:type", "og:site_name", "og:image",
              "og:image:width", "og:image:height", "og:image:alt", "twitter:card"] + ([] if missing else ["og:url"])
    said = [f"{name} is missing" for name in wanted if not metas.get(name)]
    canonical = [link["href"] for link in head["links"] if link["rel"] == "canonical"]
    if not missing and (canonical != [address] or metas.get("og:url") != address):
        said.append(f"canonical {canonical} and og:url {metas.get('og:url')} are not {address}")
    if len(head["headings"]) != 1 or not head["language"] or not head["title"]:
        said.append("no single h1, no language or no title")
    colours = {media for name, _, media in head["metas"] if name == "theme-color"}
    if colours != {"(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"}:
        said.append(f"theme-color for {colours}")
    file = site.published(metas.get("og:image", ""))
    if not file:
        return [*said, f"og:image {metas.get('og:image')} is not in the site"]
    with Image.open(file) as picture:
        stated = (metas.get("og:image:width"), metas.get("og:image:height"))
        if picture.format not in SHARED or tuple(map(str, picture.size)) != stated:
            said.append(f"og:image is {picture.format} of {picture.size}, stated is {stated}")
        if picture.width < 600 or picture.height < 315:
            said.append(f"og:image is small: {picture.size}")
    return said


def icons(head, site):
    said, rels = [], set()
    for link in head["links"]:
        rels.add(link["rel"])
        file = site.file(link["href"]) if link["href"].startswith("/") else None
        if link["rel"] in ("preconnect", "dns-prefetch") or (link["rel"] != "canonical" and not file):
            if link["rel"] not in ("next", "prev", "alternate"):
                said.append(f"link {link['rel']} {link['href']} is not a file of the site")
        elif link["rel"] in ("icon", "apple-touch-icon"):
            said += icon(file, link["type"], link["sizes"])
            if link["rel"] == "apple-touch-icon" and size(file) != (180, 180):
                said.append(f"apple-touch-icon has {size(file)}")
        elif link["rel"] == "manifest":
            said += manifest(file, head, site, link["href"])
    return said + [f"no link {rel}" for rel in ("icon", "apple-touch-icon") if rel not in rels]


def icon(file, kind, sizes):
    if file.suffix == ".svg":
        root = xml.etree.ElementTree.parse(file).getroot()
        return [] if root.tag.endswith("}svg") and root.get("viewBox") and kind in ("image/svg+xml", "") else [f"{file.name} is no icon"]
    with Image.open(file) as picture:
        right = kind in ("", Image.MIME[picture.format]) and sizes in (None, "any", f"{picture.width}x{picture.height}")
    return [] if right else [f"{file.name} is not {kind} of {sizes}"]


def manifest(file, head, site, href):
    said = [] if "manifest-src 'self'" in head["policy"] else ["the policy forbids the web manifest (manifest-src)"]
    try:
        whole = json.loads(file.read_text())
    except ValueError as error:
        return [*said, f"the web manifest does not parse: {error}"]
    said += [f"the web manifest lacks {name}" for name in ("name", "icons", "start_url", "display", "theme_color", "background_color") if not whole.get(name)]
    for one in whole.get("icons", []):
        there = site.file(urljoin(href, one.get("src", "")))
        said += icon(there, one.get("type", ""), one.get("sizes")) if there else [f"the manifest's icon {one.get('src')} is not there"]
    if not site.file(urljoin(href, whole.get("start_url", "?"))):
        said.append("the web manifest's start_url is no page")
    return said
