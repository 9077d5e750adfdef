"""Two questions about arrows between names: what leads where, and what leads back to itself."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

Graph = Mapping[str, AbstractSet[str]]


def reachable(graph: Graph, starts: Iterable[str]) -> set[str]:
    """`starts` and all that follows from them."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph.get(name, ())
    return found


def circling(graph: Graph) -> set[str]:
    """Every name from which the arrows lead back to it (Tarjan's components, without recursion)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    stacked: set[str] = set()
    found: set[str] = set()
    for root in graph:
        if root in order:
            continue
        work = [(root, iter(graph[root]))]
        order[root] = low[root] = len(order)
        stack.append(root)
        stacked.add(root)
        while work:
            name, following = work[-1]
            for other in following:
                if other not in graph:
                    continue
                if other not in order:
                    order[other] = low[other] = len(order)
                    stack.append(other)
                    stacked.add(other)
                    work.append((other, iter(graph[other])))
                    break
                if other in stacked:
                    low[name] = min(low[name], order[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == order[name]:
                    found |= _component(stack, stacked, name, graph)
    return found


def _component(stack: list[str], stacked: set[str], root: str, graph: Graph) -> set[str]:
    members: set[str] = set()
    while root not in members:
        members.add(stack.pop())
    stacked -= members
    return members if len(members) > 1 or root in graph[root] else set()
